/*
 * A send and its receive on an unbuffered channel. Stands for AbstractChannel.send, receive,
 * trySend, attemptSend, attemptReceive, hand, take and end, UnbufferedChannel, WaitQueues,
 * BlockedChannelOperation and BlockedOperation.
 *
 * Each of SENDERS threads sends one value; each of RECEIVERS threads receives until it is told that
 * the channel is over, or is interrupted, or its time is up. INTERRUPTS and DEADLINES are the
 * threads (sets of bits) that are interrupted, or have a deadline that passes, at any moment. A
 * thread of the system ends the channel at any moment: it closes or abandons it (a failure is a
 * close with a cause), or cancels its group.
 *
 * Shown: every value is received once, or kept by its sender once, and never both; nobody sleeps
 * for ever; no interrupt gets lost; every fair run ends.
 *
 * Broken variants: those of parker.pml, and BLIND_WITHDRAW, which does not look whether the
 * operation still stands in the queue.
 */
#ifndef SENDERS
#define SENDERS 1
#endif
#ifndef RECEIVERS
#define RECEIVERS 1
#endif
#ifndef GOROUTINES
#define GOROUTINES (SENDERS + RECEIVERS)
#endif
#ifndef INTERRUPTS
#define INTERRUPTS 0
#endif
#ifndef DEADLINES
#define DEADLINES 0
#endif
#define CLOSER (SENDERS + RECEIVERS)
#define THREADS (SENDERS + RECEIVERS + 1)
#define LOCKS 1
#define CANCELLED cancelled

#include "core.pml"

bool over, cancelled;
chan senders = [SENDERS] of { byte };
chan receivers = [RECEIVERS] of { byte };
bool ok[MOST]; /* Waiter.ok */
byte value[MOST]; /* Waiter.value: the sender's number, from 1 */
byte received[SENDERS + 1], kept[SENDERS + 1];

#include "parker.pml"

/* BlockedChannelOperation.withdraw and WaitQueues.dequeue */
inline withdraw() {
  lock(0);
  atomic {
    if
    :: senders??[eval(me)] -> senders??eval(me); withdrawn = true
    :: receivers??[eval(me)] -> receivers??eval(me); withdrawn = true
#ifdef BLIND_WITHDRAW
    :: else -> withdrawn = true
#else
    :: else -> withdrawn = false
#endif
    fi;
    unlock(0)
  }
}

/* Takes a place: BlockedOperation.renew (here all operations of a thread are one object), Waiter.offer. */
inline enqueue(queue, offered) {
  assert(!queue??[eval(me)]);
  value[me] = offered;
  ok[me] = false;
  state[me] = WAITING;
  queue!me
}

inline meet(queue) {
  if
  :: queue?[_] && !over -> queue?partner
  :: else -> partner = NOBODY
  fi
}

#define MINE (me + 1)

proctype Sender(byte me) provided (RUNS(me)) {
  byte holding, partner, outcome, was;
  bool withdrawn, seen, refused;
  if
  :: interrupted[me] -> interrupted[me] = false; thrown[me] = true; refused = true
  :: else ->
     lock_giving_way(0);
     atomic {
       meet(receivers);
       if
       :: over -> refused = true
       :: !over && partner == NOBODY -> enqueue(senders, MINE)
       :: else -> skip
       fi;
       unlock(0)
     };
     if
     :: refused -> skip
     :: !refused && partner != NOBODY ->
        d_step { value[partner] = MINE; ok[partner] = true };
        complete(partner)
     :: else ->
        park();
        refused = (outcome != COMPLETED || !ok[me])
     fi
  fi;
  if
  :: refused -> kept[MINE]++
  :: else -> skip
  fi;
  d_step { partner = 0; outcome = 0; refused = false };
  finish()
}

inline take(v) {
  d_step {
    assert(v != 0); /* a value that somebody sent */
    received[v]++;
    assert(received[v] == 1)
  }
}

proctype Receiver(byte me) provided (RUNS(me)) {
  byte holding, partner, outcome, was;
  bool withdrawn, seen, ended;
  do
  :: ended -> break
  :: else ->
     if
     :: interrupted[me] -> interrupted[me] = false; thrown[me] = true; ended = true
     :: else ->
        lock_giving_way(0);
        atomic {
          meet(senders);
          if
          :: partner == NOBODY && !over -> enqueue(receivers, 0)
          :: partner == NOBODY && over -> ended = true
          :: else -> skip
          fi;
          unlock(0)
        };
        if
        :: ended -> skip
        :: !ended && partner != NOBODY ->
           take(value[partner]);
           d_step { value[partner] = 0; ok[partner] = true };
           complete(partner)
        :: else ->
           park();
           if
           :: outcome == COMPLETED && ok[me] -> take(value[me]); value[me] = 0
           :: else -> ended = true
           fi
        fi;
        d_step { partner = 0; outcome = 0 }
     fi
  od;
  ended = false;
  finish()
}

/* AbstractChannel.end or abandon, or Group.cancel; WaitQueues.completeAll in batches of one. */
proctype Closer(byte me) provided (RUNS(me)) {
  byte holding, partner, was;
  bool cancels;
  if
  :: lock(0);
     atomic { over = true; unlock(0) }
  :: cancels = true;
     cancelled = true
  fi;
  do
  :: lock(0);
     atomic {
       if
       :: receivers?[_] -> receivers?partner
       :: !receivers?[_] && senders?[_] -> senders?partner
       :: else -> partner = NOBODY
       fi;
       if
       :: partner == NOBODY -> skip
       :: else -> ok[partner] = false
       fi;
       unlock(0)
     };
     if
     :: partner == NOBODY -> break
     :: else -> complete(partner)
     fi
  od;
  if
  :: cancels -> /* so that this model ends: nobody is left to send to */
     lock(0);
     atomic { over = true; unlock(0) }
  :: else -> skip
  fi;
  d_step { partner = 0; cancels = false };
  finish()
}

init {
  byte id;
  atomic {
    start();
    do
    :: id < SENDERS -> run Sender(id); id++
    :: id >= SENDERS && id < CLOSER -> run Receiver(id); id++
    :: else -> break
    od;
    run Closer(CLOSER);
    id = 0;
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
    assert(!senders?[_] && !receivers?[_] && !held[0]);
    id = 0;
    do
    :: id < SENDERS -> assert(received[id + 1] + kept[id + 1] == 1); id++
    :: else -> break
    od;
    id = 0;
    do
    :: id < CLOSER ->
       assert(!((INTERRUPTS >> id) & 1) || interrupted[id] || thrown[id]);
       id++
    :: else -> break
    od
  }
}
