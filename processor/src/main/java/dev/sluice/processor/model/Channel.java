package dev.sluice.processor.model;

import dev.sluice.processor.declaration.BufferDeclaration;
import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.ChannelDeclaration;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.model.Quantity.Fixed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A channel of a pipeline with everything that holds an end of it.
 *
 * @param name its name
 * @param role whether it is the pipeline's own or a port
 * @param type what it carries
 * @param declaration the channel method, if there is one
 * @param senders the stages that send to it
 * @param receivers the stages that receive from it
 */
public record Channel(
    String name,
    Role role,
    TypeMirror type,
    Optional<ChannelDeclaration> declaration,
    List<End> senders,
    List<End> receivers) {

  /** How much room a channel has at most that nobody has given a capacity. */
  private static final int MOST_ROOM = 1024;

  /** Whose channel it is. */
  public enum Role {
    /** The pipeline makes it. */
    INNER,
    /** The caller supplies it, and stages receive from it. */
    INPUT,
    /** The caller supplies it, and stages send to it. */
    OUTPUT
  }

  /**
   * A stage at one end of the channel.
   *
   * @param stage the stage
   * @param endpoint what the stage binds
   */
  public record End(Stage stage, Endpoint endpoint) {}

  /** Keeps copies of the lists. */
  public Channel {
    senders = List.copyOf(senders);
    receivers = List.copyOf(receivers);
  }

  /**
   * Everything that is said about the channel, wherever it is said.
   *
   * @return the marks of the channel method, then of the senders, then of the receivers
   */
  public Stream<ChannelAnnotations> marks() {
    return Stream.concat(
        declaration.stream().map(ChannelDeclaration::marks),
        ends().map(end -> end.endpoint().marks()));
  }

  /**
   * The places at which the channel is given a capacity.
   *
   * @return the capacities in the order of {@link #marks}
   */
  public List<Located<BufferDeclaration>> capacities() {
    return marks().flatMap(marks -> marks.capacity().stream()).toList();
  }

  /**
   * The size of the channel's buffer.
   *
   * @return the capacity in elements; where none is given that of a batch, if one is made of what
   *     the channel brings
   */
  public Quantity capacity() {
    List<Located<BufferDeclaration>> capacities = capacities();
    if (!capacities.isEmpty()) {
      return Quantity.of(capacities.getFirst().value().capacity(), name, Quantity.Role.CAPACITY);
    }
    return isFeedback()
        ? new Quantity.Unbounded()
        : batch().map(Channel::room).orElse(new Quantity.Fixed(0));
  }

  private Optional<BatchModel> batch() {
    return receivers.stream().flatMap(end -> end.stage().batch().stream()).findFirst();
  }

  /** Room for a batch: what is there cannot be more than the channel holds. */
  private static Quantity room(BatchModel batch) {
    return batch.max() instanceof Fixed max
        ? new Fixed(Math.min(max.number(), MOST_ROOM))
        : batch.max();
  }

  /**
   * What a send does when the buffer is full.
   *
   * @return whether it waits, or what it drops
   */
  public WhenFull whenFull() {
    List<Located<BufferDeclaration>> capacities = capacities();
    return capacities.isEmpty() ? WhenFull.BLOCK : capacities.getFirst().value().whenFull();
  }

  /**
   * The buffer of the channel that is made.
   *
   * @return the capacity, where one is given or must be; else, where one end is a loop that is
   *     generated, what the runtime chooses: nothing that the user has written depends on how far a
   *     sender runs ahead then
   */
  Quantity buffer() {
    boolean free = capacities().isEmpty() && !isFeedback() && !isPort() && batch().isEmpty();
    return free && (isBroadcast() || ends().anyMatch(end -> end.stage().isLoop()))
        ? new Quantity.Adaptive()
        : capacity();
  }

  /**
   * Whether the channel is marked {@code @Feedback}.
   *
   * @return true if it is somewhere
   */
  public boolean isFeedback() {
    return mark(ChannelAnnotations::feedback).isPresent();
  }

  /**
   * Whether the channel is marked {@code @Broadcast}.
   *
   * @return true if it is somewhere
   */
  public boolean isBroadcast() {
    return mark(ChannelAnnotations::broadcast).isPresent();
  }

  /**
   * Whether the channel is marked {@code @Shared}.
   *
   * @return true if it is somewhere
   */
  public boolean isShared() {
    return mark(ChannelAnnotations::shared).isPresent();
  }

  /**
   * Finds a mark.
   *
   * @param mark which one
   * @return the first place where it stands
   */
  public Optional<Place> mark(Function<ChannelAnnotations, Optional<Place>> mark) {
    return marks().flatMap(marks -> mark.apply(marks).stream()).findFirst();
  }

  /**
   * Whether the channel only ever tells that it is closed.
   *
   * @return true for a channel of {@code Void}
   */
  public boolean isSignal() {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals("java.lang.Void");
  }

  /**
   * Whether the caller supplies the channel.
   *
   * @return true for an input or output port
   */
  public boolean isPort() {
    return role != Role.INNER;
  }

  /**
   * Both ends.
   *
   * @return the senders, then the receivers
   */
  public Stream<End> ends() {
    return Stream.concat(senders.stream(), receivers.stream());
  }
}
