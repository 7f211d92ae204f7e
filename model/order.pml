/*
 * The results of ordered workers leave in the order of their inputs. Stands for OrderedWorkers,
 * Turns, Ticket and Turn: how turns are taken and claimed, how the right to deliver is handed on,
 * and what becomes of inputs and results when a worker breaks off.
 *
 * WORKERS workers handle INPUTS inputs and take up to SIZE at once, whose turns any worker may
 * claim. No more than PLACES tickets are taken and not delivered. FAILS is how many steps fail. A
 * step sends one result; the channels never block, for what they do is in the other models.
 *
 * Every look at what others write is a step of the model; what is done under the turnstile's lock
 * is one step. Whoever would wait at the turnstile is let through when it may go on: that nobody
 * sleeps for ever there is in parker.pml. Any worker may take the next step at any time.
 *
 * Shown: every input is begun by one worker or dropped, and every result is delivered or dropped,
 * and only one of them; results are delivered in the order of the inputs, by one worker at a time;
 * without a failure all of them are; all workers end.
 *
 * Broken variants: PLAIN, where who delivers looks whether the next turn is done and then says that
 * it is next; UNMARKED, where nobody says so of the first turn of all; TWICE, where a turn is
 * claimed without an exchange; FORGET, where a worker that breaks off does not end its turn.
 */
#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef INPUTS
#define INPUTS 3
#endif
#ifndef SIZE
#define SIZE 2
#endif
#ifndef PLACES
#define PLACES 2
#endif
#ifndef FAILS
#define FAILS 0
#endif

#define NONE (INPUTS + 1) /* no turn, no ticket */

#define AT_WORK 0
#define NEXT 1
#define DONE 2

/* Tickets have the numbers in which they are taken, and so have turns. */
byte begin_of[INPUTS + 2], size[INPUTS + 2]; /* the turns of a ticket */
byte claimed[INPUTS + 2];
byte state[INPUTS + 2];
bool kept[INPUTS + 2]; /* the result of a turn */

/* Turns. */
byte first = NONE, last = NONE; /* tickets */
byte index;
byte tickets, taken; /* how many there are, and how many inputs were taken */
byte places = PLACES;
bool inside, ended, broken;

byte fails = FAILS;

/* For the proof only. */
byte begun[INPUTS + 2], fate[INPUTS + 2];
byte next_out, delivering, over_with;

#define HAS_REST(ticket) (claimed[ticket] < size[ticket])

/* Turns.canHelp: the first ticket with turns that nobody has claimed. In an atomic step. */
inline find_open() {
  open = first;
  do
  :: open == NONE || HAS_REST(open) -> break
  :: else -> open = (open + 1 < tickets -> open + 1 : NONE)
  od
}

/* Turn.isDoneWhenNext; sets `delivers`. */
inline is_done_when_next(t) {
  if
  :: state[t] == DONE -> delivers = true
  :: else ->
#ifdef PLAIN
     state[t] = NEXT;
     delivers = false
#else
     d_step {
       if
       :: state[t] == AT_WORK -> state[t] = NEXT; delivers = false
       :: else -> delivers = true
       fi
     }
#endif
  fi
}

/* Turn.end; sets `delivers` if the turn is next. */
inline end_turn(t) {
  d_step {
    kept[t] = true;
    delivers = delivers || state[t] == NEXT;
    state[t] = DONE
  }
}

/* Turns.next and delivered: one result leaves, or is dropped. */
inline let_out(is_sent) {
  d_step {
    turn = begin_of[first] + index;
    assert(turn == next_out && kept[turn]);
    kept[turn] = false;
    fate[turn]++;
    next_out++;
    assert(is_sent || broken);
    delivering++;
    assert(delivering == 1)
  };
  index++;
  if
  :: index < size[first] -> atomic { turn = begin_of[first] + index; delivering-- }
  :: else ->
     atomic { /* under the lock */
       delivering--;
       index = 0;
       if
       :: first + 1 < tickets -> first++
       :: else -> first = NONE; last = NONE
       fi;
       places++;
       turn = (first == NONE -> NONE : begin_of[first])
     }
  fi;
  delivers = false;
  if
  :: turn != NONE -> is_done_when_next(turn)
  :: else -> skip
  fi
}

/* Worker.handle of one turn. */
inline handle(t) {
  atomic { begun[t]++; assert(begun[t] == 1); at_work = t };
  if
  :: atomic { fails > 0 -> fails--; failed = true }
  :: true ->
     at_work = NONE;
     end_turn(t);
     do
     :: delivers && !broken -> let_out(true)
     :: else -> break
     od
  fi
}

/* Ticket.claim; sets `turn`. */
inline claim() {
#ifdef TWICE
  turn = claimed[ticket];
  claimed[ticket] = turn + 1;
#else
  atomic { turn = claimed[ticket]; claimed[ticket] = turn + 1 };
#endif
  turn = (turn < size[ticket] -> begin_of[ticket] + turn : NONE)
}

proctype Worker() {
  byte ticket = NONE, turn = NONE, at_work = NONE, open, count, mine, mine_from;
  bool delivers, failed;
  do
  :: delivers || failed -> break
  :: else ->
     ticket = NONE;
     /* Turnstile.enter: waits until it may go in, or help, or go home. */
     atomic {
       find_open();
       if
       :: ended -> skip
       :: !ended && open != NONE -> skip
       :: !ended && !inside && places > 0 -> inside = true; ticket = tickets
       fi
     };
     if
     :: ticket == NONE -> skip
     :: else ->
        if
        :: atomic { taken == INPUTS -> ended = true; inside = false; ticket = NONE }
        :: atomic { taken < INPUTS -> count = 1 };
           do
           :: atomic { count < SIZE && taken + count < INPUTS -> count++ }
           :: break
           od;
           atomic { mine_from = taken; mine = count; taken = taken + count };
           atomic { /* Turns.add, under the lock */
             if
             :: broken -> ticket = NONE
             :: else ->
                ticket = tickets;
                begin_of[ticket] = mine_from;
                size[ticket] = mine;
                claimed[ticket] = 1;
                tickets++;
                places--;
                mine = 0;
                if
                :: first == NONE ->
                   first = ticket;
#ifndef UNMARKED
                   state[begin_of[ticket]] = NEXT
#endif
                :: else -> skip
                fi;
                last = ticket
             fi;
             inside = false
           }
        fi
     fi;
     if
     :: ticket != NONE -> turn = begin_of[ticket]
     :: else -> /* Turns.toHelp */
        atomic { find_open(); ticket = open; turn = NONE };
        if
        :: ticket != NONE -> claim()
        :: ticket == NONE && ended -> break
        :: else -> skip
        fi
     fi;
     do
     :: turn == NONE || delivers || failed -> break
     :: else ->
        handle(turn);
        if
        :: delivers || failed -> skip
        :: else -> claim()
        fi
     od
  od;
  if
  :: !failed && !broken -> skip
  :: else -> /* Worker.breakOff */
     do
     :: mine > 0 -> d_step { mine--; begun[mine_from + mine]++; fate[mine_from + mine]++ }
     :: else -> break
     od;
     atomic { /* under the lock */
       broken = true;
       ended = true;
       find_open();
       ticket = open
     };
     if
#ifndef FORGET
     :: at_work != NONE -> end_turn(at_work); at_work = NONE
#endif
     :: else -> skip
     fi;
     do
     :: ticket == NONE -> break
     :: else ->
        atomic { /* Ticket.claimRest */
          count = (claimed[ticket] < size[ticket] -> claimed[ticket] : size[ticket]);
          claimed[ticket] = size[ticket]
        };
        do
        :: count == size[ticket] -> break
        :: else ->
           turn = begin_of[ticket] + count;
           count++;
           atomic { begun[turn]++; assert(begun[turn] == 1) };
           if
           :: delivers -> d_step { kept[turn] = true; assert(state[turn] == AT_WORK); state[turn] = DONE }
           :: else -> end_turn(turn)
           fi
        od;
        atomic { ticket = (ticket + 1 < tickets -> ticket + 1 : NONE) }
     od;
     do
     :: delivers -> let_out(false)
     :: else -> break
     od
  fi;
  over_with++
}

active proctype Observer() {
  byte i;
  atomic {
    do
    :: i < WORKERS -> run Worker(); i++
    :: else -> break
    od;
    i = 0
  };
  over_with == WORKERS;
  do
  :: i < taken ->
     assert(begun[i] == 1 && fate[i] == 1 && !kept[i]);
     i++
  :: else -> break
  od;
  assert(broken || (taken == INPUTS && next_out == INPUTS))
}
