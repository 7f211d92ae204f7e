/*
 * A select over two unbuffered channels. Stands for SelectOperation (attemptTogether, queueAll, block,
 * leaveAll, claim, withdraw), SelectChannels.tryLock, WaitQueues.claimFirst and completeAll,
 * AbstractChannel.hand, take and end, and BlockedOperation.
 *
 * Thread 0 selects ROUNDS times, with the same places: it receives from channel 0, or from channel
 * 1, or, with SENDS, sends on channel 1 instead. On each channel there is a partner that does one
 * operation; with DUEL the partner of channel 1 is a select too, that sends on either channel. A
 * thread of the system ends one channel after the other, at any moment. INTERRUPTS are the threads
 * that are interrupted, DEADLINES those with a deadline that passes.
 *
 * Shown: of each select one case is done, and is done with one partner; what the others offered is
 * still theirs; when a select returns, it stands in no queue; nobody sleeps for ever; every fair
 * run ends.
 *
 * Broken variants: those of parker.pml, and NO_CLAIM, which looks whether the select is claimed and
 * notes the claim in another step; STAYS, which does not leave the queues of the cases that lost.
 */
#ifndef ROUNDS
#define ROUNDS 1
#endif
#ifndef INTERRUPTS
#define INTERRUPTS 0
#endif
#ifndef DEADLINES
#define DEADLINES 0
#endif
#ifndef GOROUTINES
#define GOROUTINES 3
#endif
#define CLOSER 3
#define THREADS 4
#define LOCKS 2

#include "core.pml"

#define PLACE(thread, case) (2 * (thread) + (case))
#define PLACES 6
#define OWNER(place) ((place) / 2)
#define MINE(case) PLACE(me, case)
#define SENDING(case) ((sends >> (case)) & 1)

/* Everything of channel c, the queues of senders at c and of receivers at 2 + c. */
#define SENDERS_OF(c) (c)
#define RECEIVERS_OF(c) (2 + (c))

bool over[2];
chan queue[4] = [3] of { byte };
bool selects[MOST]; /* the operation is a select */
bool claimed[MOST];
byte won[MOST]; /* the place that is completed: what BlockedOperation.state points to then */
bool ok[PLACES];
byte value[PLACES]; /* the sender's number, from 1 */
byte received[4], kept[4];

#include "parker.pml"

/* SelectOperation.claim; BlockedChannelOperation.claim is always true, and the queue decides. */
inline claim(thread) {
#ifdef NO_CLAIM
  yes = !claimed[thread];
  claimed[thread] = true
#else
  d_step { yes = !claimed[thread]; claimed[thread] = true }
#endif
}

/* SelectOperation.withdraw, BlockedChannelOperation.withdraw; a plain operation has place 0 in channel `on`. */
inline withdraw() {
  if
  :: selects[me] -> claim(me); withdrawn = yes; yes = false
  :: else ->
     lock(on);
     atomic {
       if
       :: queue[on]??[eval(MINE(0))] -> queue[on]??eval(MINE(0)); withdrawn = true
       :: queue[2 + on]??[eval(MINE(0))] -> queue[2 + on]??eval(MINE(0)); withdrawn = true
       :: else -> withdrawn = false
       fi;
       unlock(on)
     }
  fi
}

/*
 * WaitQueues.claimFirst, with the channel's lock held: sets `partner`. Queues do not change
 * meanwhile, but another channel may claim the same select.
 */
inline claim_first(q) {
  partner = PLACES;
  do
  :: queue[q]?[_] ->
     queue[q]?partner;
     if
     :: selects[OWNER(partner)] -> claim(OWNER(partner))
     :: else -> yes = true
     fi;
     if
     :: yes -> break
     :: else -> partner = PLACES
     fi
  :: else -> break
  od;
  yes = false
}

/* AbstractChannel.attemptSend and attemptReceive; sets `done`, `refused` or neither. */
inline attempt(c, sending) {
  if
  :: sending && over[c] -> refused = true
  :: sending && !over[c] -> claim_first(RECEIVERS_OF(c))
  :: !sending && !over[c] -> claim_first(SENDERS_OF(c))
  :: !sending && over[c] -> refused = true
  fi;
  done = (partner != PLACES)
}

inline take(v) {
  d_step {
    assert(v != 0);
    received[v]++;
    assert(received[v] + kept[v] == 1)
  }
}

/* AbstractChannel.hand and take, without the lock; the value first, the state last. */
inline fulfil(sending) {
  if
  :: sending -> d_step { assert(value[partner] == 0); value[partner] = me + 1; ok[partner] = true }
  :: else -> take(value[partner]); d_step { value[partner] = 0; ok[partner] = true }
  fi;
  complete_place()
}

inline complete_place() {
  d_step { assert(state[OWNER(partner)] != COMPLETED); won[OWNER(partner)] = partner };
  complete(OWNER(partner));
  partner = PLACES
}

/* Waiter.offer or request, and WaitQueues.enqueue; in an atomic step. */
inline enqueue(c, sending, place) {
  assert(!queue[SENDERS_OF(c)]??[eval(place)] && !queue[RECEIVERS_OF(c)]??[eval(place)]);
  ok[place] = false;
  if
  :: sending -> value[place] = me + 1; queue[SENDERS_OF(c)]!place
  :: else -> value[place] = 0; queue[RECEIVERS_OF(c)]!place
  fi
}

/* WaitQueues.dequeue */
inline dequeue(c, place) {
  if
  :: queue[SENDERS_OF(c)]??[eval(place)] -> queue[SENDERS_OF(c)]??eval(place); value[place] = 0
  :: queue[RECEIVERS_OF(c)]??[eval(place)] -> queue[RECEIVERS_OF(c)]??eval(place); value[place] = 0
  :: else -> skip
  fi
}

/* The two cases, in either order of trial; what each does is fixed by the bits of `sends`. */
proctype Selector(byte me; byte sends; byte rounds) provided (RUNS(me)) {
  byte holding, partner = PLACES, outcome, was, first;
  bool withdrawn, seen, yes, got, done, refused, on, gave;
  do
  :: rounds > 0 ->
     rounds--;
     if
     :: interrupted[me] -> interrupted[me] = false; thrown[me] = true; break
     :: else -> skip
     fi;
     if
     :: first = 0
     :: first = 1
     fi;
     do /* SelectChannels.tryLock */
     :: try(0);
        if
        :: got -> try(1); if :: got -> break :: else -> unlock(0) fi
        :: else -> skip
        fi;
        assert(holding == 0);
        yield()
     od;
     got = false;
     on = first;
     attempt(on, SENDING(on));
     if
     :: !done && !refused -> on = 1 - first; attempt(on, SENDING(on))
     :: else -> skip
     fi;
     if
     :: !done && !refused ->
        atomic {
          state[me] = WAITING;
          claimed[me] = false;
          won[me] = PLACES;
          enqueue(first, SENDING(first), MINE(first));
          enqueue(1 - first, SENDING(1 - first), MINE(1 - first));
          unlock(1)
        };
        unlock(0);
        park();
        on = 0;
#ifndef STAYS
        do /* leaveAll */
        :: lock(on);
           atomic { dequeue(on, MINE(on)); unlock(on) };
           if
           :: on -> break
           :: else -> on = 1
           fi
        od;
        assert(!queue[0]??[eval(MINE(0))] && !queue[1]??[eval(MINE(1))]);
        assert(!queue[2]??[eval(MINE(0))] && !queue[3]??[eval(MINE(1))]);
#endif
        if
        :: outcome == COMPLETED ->
           on = won[me] % 2;
           assert(OWNER(won[me]) == me);
           /* Nothing came to the case that lost; what it offered is in its place, or forgotten. */
           assert(value[MINE(1 - on)] == 0 || (SENDING(1 - on) && value[MINE(1 - on)] == me + 1));
           if
           :: ok[won[me]] ->
              done = true;
              if
              :: !SENDING(on) -> take(value[won[me]]); value[won[me]] = 0
              :: else -> value[won[me]] = 0
              fi
           :: else -> refused = true
           fi
        :: else -> refused = true
        fi
     :: done ->
        unlock(1);
        unlock(0);
        fulfil(SENDING(on))
     :: else ->
        unlock(1);
        unlock(0)
     fi;
     gave = done && SENDING(on);
     outcome = 0;
     on = 0;
     first = 0;
     if
     :: refused || rounds == 0 -> break
     :: else -> done = false
     fi
  :: else -> break
  od;
  if
  :: sends && !gave -> kept[me + 1]++
  :: else -> skip
  fi;
  atomic { rounds = 0; done = false; refused = false; gave = false };
  finish()
}

/* One send, or one receive, on one channel. */
proctype Partner(byte me; bool on; bool sending) provided (RUNS(me)) {
  byte holding, partner = PLACES, outcome, was;
  bool withdrawn, seen, yes, done, refused;
  if
  :: interrupted[me] -> interrupted[me] = false; thrown[me] = true; refused = true
  :: else ->
     lock_giving_way(on);
     attempt(on, sending);
     atomic {
       if
       :: !done && !refused ->
          state[me] = WAITING;
          won[me] = PLACES;
          enqueue(on, sending, MINE(0))
       :: else -> skip
       fi;
       unlock(on)
     };
     if
     :: !done && !refused ->
        park();
        if
        :: outcome != COMPLETED || !ok[MINE(0)] -> refused = true
        :: sending && outcome == COMPLETED && ok[MINE(0)] -> done = true
        :: else -> done = true; take(value[MINE(0)])
        fi;
        value[MINE(0)] = 0
     :: done -> fulfil(sending)
     :: else -> skip
     fi
  fi;
  if
  :: sending && !done -> kept[me + 1]++
  :: else -> skip
  fi;
  d_step { outcome = 0; done = false; refused = false };
  finish()
}

/* AbstractChannel.end or abandon of each channel; WaitQueues.completeAll in batches of one. */
proctype Closer(byte me) provided (RUNS(me)) {
  byte holding, partner = PLACES, was, closed;
  bool yes, on;
  if
  :: on = 0
  :: on = 1
  fi;
  do
  :: lock(on);
     atomic { over[on] = true; unlock(on) };
     do
     :: lock(on);
        claim_first(RECEIVERS_OF(on));
        if
        :: partner == PLACES -> claim_first(SENDERS_OF(on))
        :: else -> skip
        fi;
        if
        :: partner == PLACES -> unlock(on); break
        :: else ->
           d_step { ok[partner] = false; won[OWNER(partner)] = partner };
           complete_first(OWNER(partner));
           unlock(on);
           complete_then(OWNER(partner))
        fi
     od;
     partner = PLACES;
     closed++;
     if
     :: closed == 2 -> break
     :: else -> on = 1 - on
     fi
  od;
  atomic { closed = 0; on = 0 };
  finish()
}

#ifdef SENDS
#define WHAT 2
#else
#define WHAT 0
#endif

init {
  byte id;
  atomic {
    selects[0] = true;
    start();
    run Selector(0, WHAT, ROUNDS);
    run Partner(1, 0, true);
#ifdef DUEL
    selects[2] = true;
    run Selector(2, 3, 1);
#else
    run Partner(2, 1, WHAT == 0);
#endif
    run Closer(CLOSER);
    do
    :: id < CLOSER ->
       if
       :: (INTERRUPTS >> id) & 1 -> run Interrupter(id)
       :: else -> skip
       fi;
       if
       :: (DEADLINES >> id) & 1 -> run Clock(id)
       :: else -> skip
       fi;
       id++
    :: else -> break
    od;
    id = 0
  };
  atomic {
    over_with == THREADS && _nr_pr == 1 ->
    assert(!held[0] && !held[1]);
    assert(!queue[0]?[_] && !queue[1]?[_] && !queue[2]?[_] && !queue[3]?[_]);
    assert(received[2] + kept[2] == 1); /* the partner of channel 0 */
#ifdef SENDS
#ifndef DUEL
    assert(received[1] + kept[1] == 1);
#endif
#else
    assert(received[3] + kept[3] == 1)
#endif
  }
}
