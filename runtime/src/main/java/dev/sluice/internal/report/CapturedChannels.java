package dev.sluice.internal.report;

import dev.sluice.Sink;
import dev.sluice.Task;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.BatchedChannel;
import dev.sluice.internal.channel.Ends;
import dev.sluice.internal.channel.ReceiveView;
import dev.sluice.internal.channel.SelectCase;
import dev.sluice.internal.channel.SendView;
import dev.sluice.internal.channel.Views;
import dev.sluice.internal.channel.WaitCounter;
import dev.sluice.internal.channel.WaitTarget;
import dev.sluice.internal.group.GoroutineTask;
import dev.sluice.internal.group.TaskTree;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The channels and wait groups that a goroutine holds, as far as they can be seen: what the lambdas
 * of its task have captured, directly or in an array. Looked up only to explain a deadlock that has
 * been proved, so running goroutines pay nothing. A task whose classes are closed to reflection
 * holds nothing that can be seen.
 */
public final class CapturedChannels {
  private static final String LIBRARY = "dev.sluice";

  /** A task is a few lambdas deep: what starts it wraps it. */
  private static final int DEPTH = 6;

  /** How many objects are looked at for one goroutine: there may be many, and all hold as many. */
  private static final int VISITS = 500;

  /** The fields of the classes that were met, those that can be read. */
  private final Map<Class<?>, List<Field>> fields = new HashMap<>();

  private Set<WaitTarget> completes = new HashSet<>();
  private int visits;

  /** What others may wait for, and a goroutine can do. */
  Set<WaitTarget> of(GoroutineTask routine) {
    completes = new HashSet<>();
    visits = 0;
    visit(routine.task(), DEPTH);
    TaskTree branch = routine.branch();
    if (branch != null) {
      branch.atEnd().forEach(action -> visit(action, DEPTH));
    }
    return completes;
  }

  private void visit(@Nullable Object value, int depth) {
    if (++visits > VISITS) {
      return;
    }
    switch (value) {
      case null -> {}
      case SendView<?> view -> sends(Views.core(view));
      case ReceiveView<?> view -> receives(Views.core(view));
      case BatchedChannel<?> batches -> receives(batches.core());
      case AbstractChannel<?> channel -> {
        sends(channel);
        receives(channel);
      }
      case Ends<?, ?> ends -> {
        receives(Views.core(ends.in()));
        sends(Views.core(ends.out()));
      }
      case WaitCounter counter -> sends(counter);
      case SelectCase.Sending send -> visit(send.channel(), depth);
      case SelectCase.Receiving receive -> visit(receive.channel(), depth);
      case Object[] array -> {
        if (depth > 0) {
          for (Object element : array) {
            visit(element, depth - 1);
          }
        }
      }
      default -> {
        if (depth > 0 && (isCode(value) || isFacade(value))) {
          visitFields(value, depth);
        }
      }
    }
  }

  private void sends(Object to) {
    completes.add(new WaitTarget(to, false));
  }

  private void receives(Object from) {
    completes.add(new WaitTarget(from, true));
  }

  /** Whether an object is something to run, whose fields are what it captured. */
  private static boolean isCode(Object value) {
    return value instanceof Task
        || value instanceof Callable<?>
        || value instanceof Runnable
        || value instanceof Sink<?>;
  }

  /** Whether it is what users or generated code hold, and what it holds is a field of it. */
  private static boolean isFacade(Object value) {
    String room = value.getClass().getPackageName();
    return room.equals(LIBRARY) || room.equals(LIBRARY + ".generated");
  }

  private void visitFields(Object code, int depth) {
    for (Field field : fields.computeIfAbsent(code.getClass(), CapturedChannels::readable)) {
      try {
        visit(field.get(code), depth - 1);
      } catch (IllegalAccessException e) {
        throw new AssertionError("the field was made accessible", e);
      }
    }
  }

  private static List<Field> readable(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> !field.getType().isPrimitive() && field.trySetAccessible())
        .toList();
  }
}
