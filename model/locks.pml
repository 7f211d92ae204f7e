/*
 * The two locks of a buffered channel, and those of a select over it and another channel. Stands
 * for SpinLock.lock, lockGivingWay and pause, RingSide.tryLock, RingChannel.tryLock, the offer and
 * poll of BufferedChannel, SelectChannels.tryLock and SelectOperation.lock.
 *
 * Locks 0 and 1 are the sending and the receiving side of the buffered channel, lock 2 is the other
 * channel. Each thread does any ROUNDS operations, of any kind, and every fair run ends: so there
 * is no livelock, and no deadlock.
 *
 * Broken variants: OLD yields while it holds the first lock, which was the rule once. UNORDERED
 * lets a select lock the other channel first. FORGETFUL keeps the first lock when it cannot have
 * the second.
 */
#ifndef GOROUTINES
#define GOROUTINES 2
#endif
#ifndef THREADS
#define THREADS 3
#endif
#ifndef ROUNDS
#define ROUNDS 1
#endif
#define LOCKS 3
#include "core.pml"

/* Waits with no lock held; whether it gives way is up to the operation. */
inline wait() {
  assert(holding == 0);
  if
  :: gives_way -> yield()
  :: else -> skip
  fi
}

/* RingChannel.tryLock */
inline try_both() {
  try(0);
  if
  :: got ->
     try(1);
     if
     :: got -> skip
#ifndef FORGETFUL
     :: else -> unlock(0)
#else
     :: else -> skip
#endif
     fi
  :: else -> skip
  fi
}

inline unlock_both() {
  unlock(1);
  unlock(0)
}

/* BufferedChannel.lock and lockGivingWay */
inline lock_both() {
#ifdef OLD
  do
  :: try(0); if :: got -> break :: else -> yield() fi
  od;
  do
  :: try(1); if :: got -> break :: else -> yield() fi
  od
#else
  do
  :: try_both(); if :: got -> break :: else -> wait() fi
  od
#endif
}

/* SelectOperation.lock and SelectChannels.tryLock */
inline lock_all() {
  do
  :: try_both();
     if
     :: got -> try(2); if :: got -> break :: else -> unlock_both(); wait() fi
     :: else -> wait()
     fi
#ifdef UNORDERED
  :: try(2);
     if
     :: got -> try_both(); if :: got -> break :: else -> unlock(2); wait() fi
     :: else -> wait()
     fi
#endif
  od
}

inline operate() {
  if
  :: gives_way = true
  :: gives_way = false
  fi;
  if
  :: /* what concerns both sides */
     lock_both();
     unlock_both()
  :: /* offer */
     try(0);
     if
     :: got -> unlock(0)
     :: else -> lock_both(); unlock_both()
     fi
  :: /* poll */
     try(1);
     if
     :: got -> unlock(1)
     :: else -> lock_both(); unlock_both()
     fi
#ifndef OLD /* it had the same fault; the channel alone is enough to show it */
  :: /* a select over both channels */
     lock_all();
     unlock(2);
     unlock_both()
  :: /* an operation on the other channel */
     do
     :: try(2); if :: got -> break :: else -> wait() fi
     od;
     unlock(2)
#endif
  fi;
  got = false;
  gives_way = false
}

proctype Operator(byte me) provided (RUNS(me)) {
  bool got, gives_way;
  byte holding, rounds;
  do
  :: rounds < ROUNDS -> operate(); rounds++
  :: else -> break
  od;
  rounds = 0;
  finish()
}

init {
  byte id;
  atomic {
    start();
    do
    :: id < THREADS -> run Operator(id); id++
    :: else -> break
    od
  }
  over_with == THREADS;
  assert(!held[0] && !held[1] && !held[2])
}
