/*
 * A source that its receiver may run. Stands for FusedSource and FusibleChannel:
 * how the source is asked for, lent, pulled from and given back, while the channel is there all the
 * time. The channel itself is one step for each operation: that it is right is in ring.pml.
 *
 * The source has VALUES elements, some of which may come to nothing. RECEIVER receives until the
 * channel is closed, or abandons it after LAST values, and decides as it likes when to ask.
 * STRANGERS others, two at most, receive one value each. The sampler gives the source back SAMPLES times, at any
 * time. Whoever may take a step may take it at any time: there are no carriers, because nobody here
 * keeps one from another.
 *
 * Shown: one goroutine touches the source at a time; its values are received once and in order, and
 * all of them unless the channel is abandoned; nobody who waits to receive is overtaken; everybody
 * ends.
 *
 * Broken variants: PLAIN, where the receiver looks whether the source is lent and then takes it;
 * UNSEEN, where it does not look, after it has asked, whether others have come; ASLEEP, where it
 * blocks and leaves the source lent; SILENT, where a receiver that comes out of a wanted source
 * does not wake its goroutine.
 */
#ifndef VALUES
#define VALUES 3
#endif
#ifndef CAPACITY
#define CAPACITY 1
#endif
#ifndef STRANGERS
#define STRANGERS 0
#endif
#ifndef SAMPLES
#define SAMPLES 0
#endif
#ifndef LAST
#define LAST (VALUES + 1) /* never */
#endif

#define RUNNING 0
#define ASKED 1
#define LENT 2
#define PULLING 3
#define WANTED 4

#define NOTHING 100
#define END 101
#define BLOCKED 102

#define RECEIVER 0 /* the strangers come after it */

byte state = RUNNING;
bool unfused, source_over;

/* The source, and how it ends in the receiver. */
byte element;
byte touching;
bool ended;

/* The goroutine of the source: its parker, and its place in the queue of those who wait. */
bool permit, queued, completed;

/* The channel. */
byte ring[CAPACITY + 1], length;
bool closed, abandoned;
byte waiting[4], waiters; /* receivers, first come first served */
byte handed[STRANGERS + 1];

/* For the proof only. */
byte fate[VALUES];
byte last_of[STRANGERS + 1];

inline touch() {
  atomic { touching++; assert(touching == 1) }
}

/* FusedSource.next; sets `value`. */
inline next() {
  touch();
  if
  :: element == VALUES -> value = END
  :: element < VALUES -> value = element; element++
  :: element < VALUES -> fate[element]++; element++; value = NOTHING
  fi;
  touching--
}

/* FusedSource.giveBackSoon. */
inline give_back_soon() {
  do
  :: atomic { state == ASKED -> state = RUNNING }; break
  :: atomic { state == LENT -> state = RUNNING }; permit = true; break
  :: atomic { state == PULLING -> state = WANTED }; permit = true; break
  :: atomic { state == RUNNING || state == WANTED -> break }
  od
}

/* FusedSource.giveBack. */
inline give_back() {
  state = RUNNING;
  atomic { wakes = queued; queued = false };
#ifndef SILENT
  if
  :: wakes -> completed = true
  :: else -> permit = true
  fi
#endif
}

inline unfuse() {
  unfused = true;
  if
  :: source_over
  :: else -> give_back_soon()
  fi
}

/* ChannelProtocol.attemptReceive, with a place in the queue if it is to wait; sets `value`. */
inline attempt(me, queues) {
  atomic {
    if
    :: length > 0 ->
       value = ring[0];
       ring[0] = ring[1 % (CAPACITY + 1)];
       length--
    :: length == 0 && (closed || abandoned) -> value = END
    :: else ->
       value = BLOCKED;
       if
       :: queues -> waiting[waiters] = me; waiters++; assert(state != LENT || me != RECEIVER)
       :: else
       fi
    fi
  }
}

inline got(me) {
  d_step {
    fate[value]++;
    assert(fate[value] == 1);
    assert(last_of[me] == 0 || value >= last_of[me]);
    last_of[me] = value + 1
  }
}

inline hand_out(v) {
  handed[waiting[0]] = v;
  waiting[0] = waiting[1];
  waiting[1] = waiting[2];
  waiters--
}

proctype source() {
  byte value = NOTHING;
  do
  :: value == END -> break
  :: else ->
     if
     :: state == ASKED ->
        if
        :: atomic { state == ASKED -> state = LENT };
           do
           :: state < LENT -> break
           :: state == LENT || state == PULLING -> /* looked before it parks */
              permit; permit = false
           :: state == WANTED ->
              atomic {
                if
                :: state == WANTED -> queued = true
                :: else
                fi
              };
              if
              :: queued || completed -> completed; completed = false
              :: !queued && !completed
              fi
           od;
           if
           :: ended || abandoned -> break
           :: else
           fi
        :: state != ASKED
        fi
     :: else
     fi;
     next();
     if
     :: value == NOTHING || value == END
     :: else ->
        atomic {
          if
          :: abandoned -> fate[value]++; value = END
          :: !abandoned && waiters > 0 -> hand_out(value)
          :: !abandoned && waiters == 0 && length < CAPACITY -> ring[length] = value; length++
          fi
        }
     fi
  od;
  source_over = true;
  atomic {
    closed = true;
    do
    :: waiters > 0 -> hand_out(END)
    :: waiters == 0 -> break
    od
  }
}

/* Takes a value where the source is lent and the channel is empty; sets `value`. */
inline pull() {
  value = BLOCKED;
  if
  :: state == LENT && length == 0 ->
#ifdef PLAIN
     if
     :: state == LENT -> state = PULLING; pulls = true
     :: else -> pulls = false
     fi;
#else
     atomic {
       if
       :: state == LENT -> state = PULLING; pulls = true; assert(waiters == 0 && length == 0)
       :: else -> pulls = false
       fi
     };
#endif
     if
     :: pulls ->
        next();
        do
        :: value == NOTHING && state == PULLING -> next()
        :: else -> break
        od;
        if
        :: value == END -> ended = true; give_back(); value = BLOCKED
        :: value == NOTHING -> give_back(); value = BLOCKED
        :: else ->
           if
           :: atomic { state == PULLING -> state = LENT }
           :: state != PULLING -> give_back()
           :: give_back() /* two goroutines would be faster */
           fi
        fi
     :: else
     fi
  :: else
  fi
}

proctype receiver() {
  byte value, count;
  bool pulls, wakes;
  do
  :: /* A range begins with a look at the source, a receive with one at the channel. */
     if
     :: pull()
     :: value = BLOCKED
     fi;
     if
     :: value == BLOCKED -> attempt(RECEIVER, false)
     :: else
     fi;
     if
     :: value != BLOCKED
     :: value == BLOCKED && source_over
     :: value == BLOCKED && !source_over ->
        if
        :: unfused -> give_back_soon()
        :: else ->
           pull();
           if
           :: value == BLOCKED ->
              if
              :: atomic { state == RUNNING -> state = ASKED }
              :: true
              fi;
#ifndef UNSEEN
              if
              :: unfused -> give_back_soon()
              :: else
              fi
#endif
           :: else
           fi
        fi;
        /* It spins a little, and may meet a value or a lent source. */
        if
        :: value != BLOCKED
        :: value == BLOCKED ->
           attempt(RECEIVER, false);
           if
           :: value == BLOCKED && !unfused -> pull()
           :: else
           fi;
           if
           :: value == BLOCKED -> attempt(RECEIVER, false)
           :: else
           fi;
#ifndef ASLEEP
           if
           :: value == BLOCKED -> give_back_soon()
           :: else
           fi
#endif
        fi
     fi;
     if
     :: value == BLOCKED ->
        attempt(RECEIVER, true);
        if
        :: value == BLOCKED ->
           atomic { handed[RECEIVER] != BLOCKED -> value = handed[RECEIVER]; handed[RECEIVER] = BLOCKED }
        :: else
        fi
     :: else
     fi;
     if
     :: value == END -> break
     :: else -> got(RECEIVER); count++
     fi;
     if
     :: count == LAST ->
        atomic {
          abandoned = true;
          do
          :: length > 0 -> length--; fate[ring[length]]++
          :: length == 0 -> break
          od
        };
        unfuse();
        break
     :: else
     fi
  od
}

proctype stranger(byte me) {
  byte value;
  unfuse();
  attempt(me, true);
  if
  :: value == BLOCKED ->
     atomic { handed[me] != BLOCKED -> value = handed[me]; handed[me] = BLOCKED }
  :: else
  fi;
  if
  :: value == END
  :: else -> got(me)
  fi
}

proctype sampler() {
  byte samples = SAMPLES;
  do
  :: samples > 0 -> samples--; give_back_soon()
  :: samples == 0 -> break
  od
}

init {
  byte i;
  atomic {
    do
    :: i <= STRANGERS -> handed[i] = BLOCKED; i++
    :: else -> break
    od;
    i = 1;
    run source();
    run receiver();
    do
    :: i <= STRANGERS -> run stranger(i); i++
    :: else -> break
    od;
    run sampler()
  };
  (_nr_pr == 1);
  i = 0;
  do
  :: i < element -> assert(fate[i] == 1); i++
  :: else -> break
  od;
  assert(abandoned || element == VALUES);
  assert(touching == 0 && length == 0)
}
