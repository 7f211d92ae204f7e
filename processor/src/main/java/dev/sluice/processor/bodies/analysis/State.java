package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import java.util.Arrays;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What is known at a place: facts that hold on every path to it, facts that hold on some path, each
 * with the tree that made it so; and how many values channels hold. A dead state belongs to a place
 * that no path reaches.
 *
 * <p>A copy costs next to nothing: it shares what it knows until one of the two learns more.
 */
public final class State {
  private final Facts[] always;
  private final Facts[] sometimes;
  private Counts filled;
  private Counts sent;
  private boolean live;

  private State(Facts[] always, Facts[] sometimes, Counts filled, Counts sent, boolean live) {
    this.always = always;
    this.sometimes = sometimes;
    this.filled = filled;
    this.sent = sent;
    this.live = live;
  }

  static State entry() {
    return new State(nothing(), nothing(), Counts.NONE, Counts.NONE, true);
  }

  static State dead() {
    State state = entry();
    state.live = false;
    return state;
  }

  private static Facts[] nothing() {
    Facts[] facts = new Facts[FactKind.ALL.size()];
    Arrays.fill(facts, Facts.NONE);
    return facts;
  }

  State copy() {
    return new State(shared(always), shared(sometimes), filled, sent, live);
  }

  private static Facts[] shared(Facts[] facts) {
    Facts[] copy = facts.clone();
    for (Facts each : copy) {
      each.share();
    }
    return copy;
  }

  public boolean isLive() {
    return live;
  }

  void die() {
    live = false;
    Arrays.fill(always, Facts.NONE);
    Arrays.fill(sometimes, Facts.NONE);
    filled = Counts.NONE;
    sent = Counts.NONE;
  }

  /** What is known where two paths meet. */
  State join(State other) {
    if (!live) {
      return other.copy();
    }
    State joined = copy();
    joined.absorb(other, false);
    return joined;
  }

  /**
   * Another path comes in here as well.
   *
   * @param widen what still grows is taken to grow for ever
   * @return whether this state has changed
   */
  boolean absorb(State other, boolean widen) {
    if (!other.live) {
      return false;
    }
    if (!live) {
      live = true;
      for (int i = 0; i < always.length; i++) {
        always[i] = other.always[i];
        always[i].share();
        sometimes[i] = other.sometimes[i];
        sometimes[i].share();
      }
      filled = other.filled;
      sent = other.sent;
      return true;
    }
    boolean changed = false;
    for (int i = 0; i < always.length; i++) {
      Facts both = always[i].retain(other.always[i]);
      Facts either = sometimes[i].addAll(other.sometimes[i]);
      changed |= both != always[i] || either != sometimes[i];
      always[i] = both;
      sometimes[i] = either;
    }
    Counts least = filled.least(other.filled);
    Counts most = sent.most(other.sent, widen);
    changed |= least != filled || most != sent;
    filled = least;
    sent = most;
    return changed;
  }

  /** Where a fact that holds on every path was made, or null if it does not. */
  public <K> @Nullable Tree always(FactKind<K> kind, K about) {
    return always[kind.index()].origin(about);
  }

  /** Where a fact that holds on some path was made, or null if it holds on none. */
  public <K> @Nullable Tree sometimes(FactKind<K> kind, K about) {
    return sometimes[kind.index()].origin(about);
  }

  /** What a kind of fact holds about on every path. */
  public <K> Set<K> always(FactKind<K> kind) {
    return about(always[kind.index()]);
  }

  /** What a kind of fact holds about on some path. */
  public <K> Set<K> sometimes(FactKind<K> kind) {
    return about(sometimes[kind.index()]);
  }

  @SuppressWarnings("unchecked") // only add, which takes a K, puts anything in
  private static <K> Set<K> about(Facts facts) {
    return (Set<K>) facts.about();
  }

  /** How many values the channel certainly has taken and not given up, as far as can be told. */
  public int filled(VariableElement channel) {
    return filled.of(channel);
  }

  /** How many values have been sent to the channel on the path with the most. */
  public int sent(VariableElement channel) {
    return sent.of(channel);
  }

  /** A value is sent. */
  void send(VariableElement channel) {
    if (live) {
      filled = filled.with(channel, filled.of(channel) + 1);
      sent = sent.with(channel, Counts.add(sent.of(channel), 1));
    }
  }

  /** Values may be taken out. */
  void receive(VariableElement channel) {
    filled = filled.with(channel, 0);
  }

  /** From here on a fact holds, on every path and so on some. */
  <K> void add(FactKind<K> kind, K about, Tree origin) {
    if (live) {
      int i = kind.index();
      always[i] = always[i].add(about, origin);
      sometimes[i] = sometimes[i].add(about, origin);
    }
  }

  /** From here on a fact holds no more. */
  <K> void remove(FactKind<K> kind, K about) {
    remove(kind.index(), about);
  }

  private void remove(int i, Object about) {
    always[i] = always[i].remove(about);
    sometimes[i] = sometimes[i].remove(about);
  }

  /** From here on no fact of a kind holds. */
  void removeAll(FactKind<?> kind) {
    always[kind.index()] = Facts.NONE;
    sometimes[kind.index()] = Facts.NONE;
  }

  /** From here on nothing is known about a variable: it holds another object. */
  void forget(VariableElement variable) {
    for (int i = 0; i < always.length; i++) {
      remove(i, variable);
    }
    remove(FactKind.HELD, new Lock.OfVariable(variable));
    filled = filled.with(variable, 0);
    sent = sent.with(variable, 0);
  }
}
