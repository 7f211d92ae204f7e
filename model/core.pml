/*
 * What all models share: threads and the unfair scheduler, park and unpark, locks.
 * It stands for SpinLock and CarrierFairness.giveWay, and for what the JDK does below them.
 *
 * A model defines GOROUTINES (virtual threads, with the ids 0 to GOROUTINES - 1) and THREADS (all of
 * them; those from GOROUTINES on are threads of the operating system), includes this file, and
 * starts every proctype with a parameter `me` and `provided (RUNS(me))`.
 *
 * The scheduler. A goroutine takes steps only while it is mounted, and gives its carrier up only in
 * yield, park and finish. Then any ready goroutine may be mounted; one that has yielded may also go
 * on at once, again and again, and so may be left where it is for as long as others are ready. With
 * spin's option -f (weak fairness) each mounted goroutine and each thread of the operating system
 * takes its next step some day, and nothing else is promised.
 */
#ifndef CARRIERS
#define CARRIERS 1
#endif

/* Goroutines that keep their carrier whatever they do: a set of bits. */
#ifndef PINNED
#define PINNED 0
#endif

#define MOST 6 /* how many threads a model can have */
#define NOBODY MOST

#define ENDED 0
#define ASLEEP 1
#define READY 2
#define MOUNTED 3

#define RUNS(t) (status[t] == MOUNTED || status[t] == ENDED)
#define OF_THE_SYSTEM(t) (t >= GOROUTINES || ((PINNED >> t) & 1))

byte status[MOST];
bool permit[MOST];
byte idle; /* carriers without a goroutine */
byte next;
byte over_with; /* threads that have ended */

/* Any ready goroutine, by no rule. */
inline pick() {
  if
  :: status[0] == READY -> next = 0
  :: status[1] == READY -> next = 1
  :: status[2] == READY -> next = 2
  :: status[3] == READY -> next = 3
  :: status[4] == READY -> next = 4
  :: status[5] == READY -> next = 5
  :: else -> next = NOBODY
  fi
}

/* The caller gives its carrier up and becomes what it is told. */
inline leave(becomes) {
  if
  :: OF_THE_SYSTEM(me) && !(becomes == ENDED && me < GOROUTINES) -> status[me] = becomes
  :: else ->
     pick();
     d_step {
       status[me] = becomes;
       if
       :: next == NOBODY -> idle++
       :: else -> status[next] = MOUNTED
       fi;
       next = 0
     }
  fi
}

/* Thread.yield. Of a thread of the system it asks for nothing that weak fairness does not give. */
inline yield() {
  atomic {
    if
    :: OF_THE_SYSTEM(me) -> skip
    :: !OF_THE_SYSTEM(me) ->
       pick();
       if
       :: next != NOBODY ->
          d_step { status[me] = READY; status[next] = MOUNTED; next = 0 }
#ifdef MILD /* whoever yields lets another one run, if there is one */
       :: next == NOBODY -> next = 0
#else
       :: next = 0
#endif
       fi
    fi
  }
}

/* LockSupport.park. */
inline sleep() {
  atomic {
    if
    :: permit[me] -> permit[me] = false
    :: else -> leave(ASLEEP)
    fi
  }
}

/* LockSupport.unpark. */
inline unpark(t) {
  d_step {
    if
    :: status[t] == ASLEEP ->
       if
       :: OF_THE_SYSTEM(t) -> status[t] = MOUNTED
       :: !OF_THE_SYSTEM(t) && idle > 0 -> idle--; status[t] = MOUNTED
       :: else -> status[t] = READY
       fi
    :: status[t] == READY || status[t] == MOUNTED -> permit[t] = true
    :: else -> skip
    fi
  }
}

/* The last step of every thread. */
inline finish() {
  atomic {
    assert(holding == 0);
    over_with++;
    permit[me] = false;
    leave(ENDED)
  }
}

/* For init, in an atomic step: makes the threads ready and fills the carriers. */
inline start() {
  next = 0;
  do
  :: next < THREADS ->
     status[next] = (next < GOROUTINES -> READY : MOUNTED);
     next++
  :: else -> break
  od;
  idle = CARRIERS;
  do
  :: idle > 0 ->
     pick();
     if
     :: next == NOBODY -> break
     :: else -> status[next] = MOUNTED; idle--
     fi
  :: else -> break
  od;
  next = 0
}

/*
 * Locks. A try is one look: that it looks again for a while in the code changes nothing but the
 * speed. `holding` is a variable of every thread, and counts its locks.
 */
bool held[LOCKS];

inline try(l) {
  d_step {
    if
    :: held[l] -> got = false
    :: else -> held[l] = true; holding++; got = true
    fi
  }
}

inline unlock(l) {
  d_step { assert(held[l]); held[l] = false; holding-- }
}

/* SpinLock.lock: waits on its carrier, without giving it up. Not a loop, to spare states. */
inline lock(l) {
  atomic { assert(holding == 0); !held[l] -> held[l] = true; holding++ }
}

/* SpinLock.lockGivingWay. */
inline lock_giving_way(l) {
  do
  :: atomic { !held[l] -> held[l] = true; holding++; break }
  :: atomic { held[l] -> assert(holding == 0) }; yield()
  od
}
