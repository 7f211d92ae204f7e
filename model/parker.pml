/*
 * One blocked operation of each thread. Stands for BlockedOperation.park, withdraw and complete, and for
 * whoever interrupts a thread, and the clock.
 *
 * A model defines withdraw(), which sets `withdrawn`, and, if an operation can be cancelled,
 * CANCELLED. Includes core.pml before.
 *
 * Broken variants: OVERWRITE parks by a plain store, so a completion may be overwritten. LOOK_FIRST
 * looks whether anybody is parked before it completes. FORGET_INTERRUPT does not restore an
 * interrupt that came too late.
 */
#define WAITING 0
#define PARKED 1
#define COMPLETED 2

#define INTERRUPTED 3
#define TIMED_OUT 4
#define CANCELLATION 5

#ifndef CANCELLED
#define CANCELLED false
#endif

byte state[MOST] = COMPLETED;
bool interrupted[MOST];
bool late[MOST]; /* the deadline has passed */
bool thrown[MOST]; /* the operation has told of an interrupt */

/* BlockedOperation.complete: getAndSet. */
inline complete_first(w) {
  d_step {
    assert(state[w] != COMPLETED); /* nobody completes an operation twice */
    was = state[w];
#ifndef LOOK_FIRST
    state[w] = COMPLETED
#endif
  };
#ifdef LOOK_FIRST
  state[w] = COMPLETED
#endif
}

/* LockSupport.unpark, if anybody is parked. */
inline complete_then(w) {
  if
  :: was == PARKED -> unpark(w)
  :: else -> skip
  fi;
  was = 0
}

inline complete(w) {
  complete_first(w);
  complete_then(w)
}

/* BlockedOperation.park; sets `outcome`. */
inline park() {
  if
  :: state[me] == WAITING -> yield()
  :: else -> skip
  fi;
#ifdef OVERWRITE
  if
  :: state[me] == WAITING -> state[me] = PARKED
  :: else -> skip
  fi;
#else
  d_step {
    if
    :: state[me] == WAITING -> state[me] = PARKED
    :: else -> skip
    fi
  };
#endif
  do
  :: state[me] != PARKED -> outcome = COMPLETED; break
  :: else ->
     if
     :: interrupted[me] ->
        d_step { interrupted[me] = false; seen = true };
        withdraw();
        if
        :: withdrawn -> outcome = INTERRUPTED; thrown[me] = true; break
        :: else -> skip
        fi
     :: else -> skip
     fi;
     if
     :: CANCELLED ->
        withdraw();
        if
        :: withdrawn -> outcome = CANCELLATION; break
        :: else -> skip
        fi
     :: else -> skip
     fi;
     if
     :: late[me] ->
        withdraw();
        if
        :: withdrawn -> outcome = TIMED_OUT; break
        :: else -> skip /* a park for no time; it is just being completed */
        fi
     :: else -> sleep()
     fi
  od;
#ifndef FORGET_INTERRUPT
  if
  :: outcome == COMPLETED && seen -> interrupted[me] = true
  :: else -> skip
  fi;
#endif
  seen = false;
  withdrawn = false
}

/* Interrupts a thread once, at any moment. */
proctype Interrupter(byte whom) {
  interrupted[whom] = true;
  unpark(whom)
}

/* A deadline passes, at any moment. */
proctype Clock(byte whom) {
  late[whom] = true;
  unpark(whom)
}
