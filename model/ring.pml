/*
 * The ring of a buffered channel, that grows. Stands for BufferedChannel (offer, poll), RingChannel
 * (unlock, accept, provide, append, extend, makeRoom, clear), RingSide, RingSegment, and what
 * AbstractChannel does around them.
 *
 * Each of SENDERS threads sends VALUES values one after the other; each of RECEIVERS threads
 * receives until the channel is over and drained. A thread of the system closes or abandons the
 * channel at any moment. The first segment has FIRST slots, the channel CAPACITY; so the ring grows
 * while it is used. INTERRUPTS are the threads that are interrupted.
 *
 * The steps of a fast path are steps of the model, so that a sender and a receiver do theirs at the
 * same time, and see one another's index late. What is done under both locks is one step: nobody
 * can see less of it.
 *
 * Shown: every value is received, or kept by its sender, or dropped by an abandon, and only one of
 * them; values come out in the order in which they were put in; while both locks are free, nobody
 * waits to receive where there is a value, nor to send where there is room; nobody sleeps for ever;
 * every fair run ends.
 *
 * Broken variants: those of parker.pml, and BARGE, where the limit of receivers is not taken back
 * when a sender waits; MISS, where that of senders is not when a receiver waits; REOPEN, where
 * senders that have reached their limit do not look whether a receiver waits; OVERTAKE, where
 * receivers do not look whether a sender waits; EARLY,
 * where a sender publishes its index before it puts the value; PAST_END, where a receiver goes on
 * past the end of its segment; OVERFILL, where room is counted in slots only.
 */
#ifndef SENDERS
#define SENDERS 1
#endif
#ifndef RECEIVERS
#define RECEIVERS 1
#endif
#ifndef VALUES
#define VALUES 2
#endif
#ifndef FIRST
#define FIRST 1
#endif
#ifndef CAPACITY
#define CAPACITY 2
#endif
#ifndef LAST
#define LAST 2 /* RingSegment.lengthFor(CAPACITY) */
#endif
#ifndef INTERRUPTS
#define INTERRUPTS 0
#endif
#ifndef GOROUTINES
#define GOROUTINES (SENDERS + RECEIVERS)
#endif
#define CLOSER (SENDERS + RECEIVERS)
#define THREADS (SENDERS + RECEIVERS + 1)
#define LOCKS 2
#define ALL (SENDERS * VALUES)

#include "core.pml"

#define OPEN 0
#define CLOSED 1
#define ABANDONED 2

#define SEGMENTS 2
#define NOWHERE SEGMENTS
#define NEVER 255
#define WIDEST 4
#define LENGTH(segment) (segment == 0 -> FIRST : LAST)
#define SLOT(segment, index) (WIDEST * (segment) + (index) % LENGTH(segment))

#define LESS(a, b) ((a) < (b) -> (a) : (b))
#define MORE(a, b) ((a) > (b) -> (a) : (b))
#ifdef OVERFILL
#define ROOM(segment, taken) (MORE(taken, begin[segment]) + LENGTH(segment))
#else
#define ROOM(segment, taken) LESS((taken) + CAPACITY, MORE(taken, begin[segment]) + LENGTH(segment))
#endif

byte over;
byte sent_index, received_index; /* RingSide.index of either side */
byte sending_limit, receiving_limit; /* RingSide.limit */
byte tail, head; /* segments */
byte begin[SEGMENTS], end_of[SEGMENTS] = NEVER;
byte slots[SEGMENTS * WIDEST]; /* 0 where there is none */
bool spare; /* a segment of the length wanted */

chan senders = [SENDERS] of { byte };
chan receivers = [RECEIVERS] of { byte };
bool ok[MOST];
byte value[MOST];

/* For the proof only. */
byte fate[ALL + 1]; /* how often a value was received, kept or dropped */
byte put[ALL + 1], puts, gets; /* the order in which values went in, and how many came out */

#include "parker.pml"

inline withdraw() {
  lock_both_here();
  atomic {
    if
    :: senders??[eval(me)] -> senders??eval(me); withdrawn = true
    :: receivers??[eval(me)] -> receivers??eval(me); withdrawn = true
    :: else -> withdrawn = false
    fi;
    unlock_both()
  }
}

/* Both locks, without giving way; locks.pml shows how this ends. */
inline lock_both_here() {
  atomic {
    assert(holding == 0);
    !held[0] && !held[1] -> held[0] = true; held[1] = true; holding = 2
  }
}

/* RingChannel.tryLock in SpinLock.lockGivingWay; that it lets go of the first is in locks.pml. */
inline lock_both_giving_way() {
  do
  :: atomic { !held[0] && !held[1] -> held[0] = true; held[1] = true; holding = 2; break }
  :: atomic { held[0] || held[1] -> assert(holding == 0) }; yield()
  od
}

/* Rule FIF-07. The fast paths of this moment are done, for nobody else holds a lock. */
inline unlock_both() {
  assert(over != OPEN || sent_index == received_index || !receivers?[_]);
  assert(over != OPEN || sent_index - received_index >= CAPACITY || !senders?[_]);
  assert(over != OPEN || sent_index - received_index <= CAPACITY);
  limit_both();
  held[0] = false;
  held[1] = false;
  holding = 0
}

/* RingChannel.unlock: neither side goes on alone if it must not. */
inline limit_both() {
#ifndef BARGE
  if
  :: senders?[_] -> receiving_limit = 0
  :: else -> skip
  fi;
#endif
  if
#ifdef MISS
  :: senders?[_] || over != OPEN -> sending_limit = 0
#else
  :: senders?[_] || receivers?[_] || over != OPEN -> sending_limit = 0
#endif
  :: else -> skip
  fi
}

inline enters(v) {
  put[puts] = v;
  puts++
}

inline comes_out(v) {
  assert(v != 0); /* a slot that somebody filled */
  fate[v]++;
  assert(fate[v] == 1)
}

/* A value leaves the ring: the one that went in first. */
inline leaves(v) {
  assert(v == put[gets]);
  gets++
}

inline append(v) {
  assert(slots[SLOT(tail, sent_index)] == 0);
  slots[SLOT(tail, sent_index)] = v;
  sent_index++;
  enters(v)
}

/* BufferedChannel.offer: sets `done`. */
inline offer(v) {
  try(0);
  if
  :: !got -> skip
  :: else ->
     if
     :: sent_index < sending_limit -> skip
#ifndef REOPEN
     :: sent_index >= sending_limit && (senders?[_] || receivers?[_] || over != OPEN) ->
        sending_limit = 0
#endif
     :: else -> sending_limit = ROOM(tail, received_index)
     fi;
     if
     :: sent_index >= sending_limit -> skip
     :: else ->
        assert(over == OPEN && !receivers?[_] && !senders?[_]);
#ifdef EARLY
        atomic { enters(v); sent_index++ };
        slots[SLOT(tail, sent_index - 1)] = v;
#else
        d_step {
          assert(slots[SLOT(tail, sent_index)] == 0);
          slots[SLOT(tail, sent_index)] = v
        };
        atomic { enters(v); sent_index++ };
#endif
        assert(sent_index - received_index <= CAPACITY);
        done = true
     fi;
     unlock(0)
  fi;
  got = false
}

/* BufferedChannel.poll: sets `taken`, or leaves it 0. */
inline poll() {
  try(1);
  if
  :: !got -> skip
  :: else ->
     if
     :: received_index < receiving_limit -> skip
#ifndef OVERTAKE
     :: received_index >= receiving_limit && senders?[_] -> receiving_limit = 0
#endif
     :: else ->
#ifdef PAST_END
        receiving_limit = sent_index
#else
        receiving_limit = LESS(sent_index, end_of[head])
#endif
     fi;
     if
     :: received_index >= receiving_limit -> skip
     :: else ->
        assert(!senders?[_]);
        atomic {
          taken = slots[SLOT(head, received_index)];
          slots[SLOT(head, received_index)] = 0;
          leaves(taken)
        };
        received_index++
     fi;
     unlock(1)
  fi;
  got = false
}

/* AbstractChannel.attemptSend and RingChannel.accept, in an atomic step. */
inline attempt_send(v) {
  if
  :: over != OPEN -> refused = true
  :: over == OPEN && receivers?[_] -> receivers?partner
  :: over == OPEN && !receivers?[_] ->
     filled = (sent_index - received_index >= CAPACITY);
     if
     :: filled && LENGTH(tail) >= CAPACITY -> skip
     :: !filled && sent_index < ROOM(tail, received_index) -> append(v); done = true
     :: else ->
        if
        :: !spare -> retry = true
        :: else -> /* extend, and accept again */
           spare = false;
           begin[tail + 1] = sent_index;
           end_of[tail] = sent_index;
           tail++;
           sending_limit = sent_index;
           receiving_limit = LESS(receiving_limit, sent_index);
           if
           :: filled -> skip
           :: else -> append(v); done = true
           fi
        fi
     fi;
     filled = false
  fi
}

/* AbstractChannel.attemptReceive and BufferedChannel.provide, in an atomic step. */
inline attempt_receive() {
  if
  :: received_index == sent_index -> ended = (over != OPEN)
  :: else ->
     if
     :: received_index == end_of[head] -> head++
     :: else -> skip
     fi;
     taken = slots[SLOT(head, received_index)];
     slots[SLOT(head, received_index)] = 0;
     leaves(taken);
     received_index++;
     if
     :: senders?[_] && over == OPEN -> senders?partner; append(value[partner])
     :: else -> skip
     fi
  fi
}

proctype Sender(byte me) provided (RUNS(me)) {
  byte holding, partner = NOBODY, outcome, was, v, left = VALUES;
  bool withdrawn, seen, refused, done, got, retry, filled;
  do
  :: left == 0 -> break
  :: else ->
     v = me * VALUES + left;
     left--;
     if
     :: interrupted[me] -> interrupted[me] = false; thrown[me] = true; refused = true
     :: else ->
        offer(v);
        do
        :: done || refused -> break
        :: else ->
           lock_both_giving_way();
           atomic {
             attempt_send(v);
             if
             :: !done && !refused && !retry && partner == NOBODY ->
                value[me] = v;
                ok[me] = false;
                state[me] = WAITING;
                senders!me;
                unlock_both();
             :: else ->
                unlock_both()
             fi
           };
           if
           :: retry -> retry = false; spare = true
           :: done || refused -> skip
           :: partner != NOBODY ->
              d_step { value[partner] = v; ok[partner] = true };
              complete(partner);
              partner = NOBODY;
              done = true
           :: else ->
              park();
              done = (outcome == COMPLETED && ok[me]);
              refused = !done;
              value[me] = 0;
              outcome = 0
           fi
        od
     fi;
     if
     :: refused -> comes_out(v)
     :: else -> skip
     fi;
     done = false;
     refused = false
  od;
  v = 0;
  finish()
}

proctype Receiver(byte me) provided (RUNS(me)) {
  byte holding, partner = NOBODY, outcome, was, taken;
  bool withdrawn, seen, ended, got;
  do
  :: ended -> break
  :: else ->
     if
     :: interrupted[me] -> interrupted[me] = false; thrown[me] = true; ended = true
     :: else ->
        poll();
        if
        :: taken != 0 -> skip
        :: else ->
           lock_both_giving_way();
           atomic {
             attempt_receive();
             if
             :: taken == 0 && !ended ->
                value[me] = 0;
                ok[me] = false;
                state[me] = WAITING;
                receivers!me
             :: else -> skip
             fi;
             unlock_both()
           };
           if
           :: ended -> skip
           :: !ended && partner != NOBODY ->
              ok[partner] = true;
              complete(partner);
              partner = NOBODY
           :: !ended && partner == NOBODY && taken != 0 -> skip
           :: else ->
              park();
              if
              :: outcome == COMPLETED && ok[me] -> taken = value[me]; value[me] = 0; assert(taken != 0)
              :: else -> ended = true
              fi;
              outcome = 0
           fi
        fi;
        if
        :: taken != 0 -> atomic { comes_out(taken); taken = 0 }
        :: else -> skip
        fi
     fi
  od;
  ended = false;
  finish()
}

/* AbstractChannel.end, or abandon with RingChannel.clear. */
proctype Closer(byte me) provided (RUNS(me)) {
  byte holding, partner = NOBODY, was, from, to, index, segment;
  lock_both_here();
  atomic {
    if
    :: over = CLOSED; unlock_both()
    :: over = ABANDONED;
       do
       :: received_index < sent_index ->
          if
          :: received_index == end_of[head] -> head++
          :: else -> skip
          fi;
          leaves(slots[SLOT(head, received_index)]);
          comes_out(slots[SLOT(head, received_index)]);
          slots[SLOT(head, received_index)] = 0;
          received_index++
       :: else -> break
       od;
       receiving_limit = sent_index;
       unlock_both()
    fi
  };
  do
  :: lock_both_here();
     atomic {
       if
       :: receivers?[_] -> receivers?partner; ok[partner] = false
       :: !receivers?[_] && senders?[_] -> senders?partner; ok[partner] = false
       :: else -> partner = NOBODY
       fi;
       unlock_both()
     };
     if
     :: partner == NOBODY -> break
     :: else -> complete(partner)
     fi
  od;
  partner = 0;
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
       id++
    :: else -> break
    od;
    id = 0
  };
  atomic {
    over_with == THREADS && _nr_pr == 1 ->
    assert(!senders?[_] && !receivers?[_] && !held[0] && !held[1]);
    assert(INTERRUPTS || gets == puts);
    id = 1;
    do /* what is still in the buffer of a closed channel, when its receivers were interrupted */
    :: id <= ALL -> gets = gets + (fate[id] == 0); id++
    :: else -> break
    od;
    assert(gets == puts)
  }
}
