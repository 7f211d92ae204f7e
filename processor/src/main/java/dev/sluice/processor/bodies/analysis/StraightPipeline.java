package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import dev.sluice.processor.declaration.AnnotationReader;
import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.model.ChannelPlan;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline whose stages are straight-line code over channels that nobody outside has.
 *
 * @param generated the qualified name of the class that runs it
 * @param code the run, which starts the stages and waits for them, and the stages
 */
public record StraightPipeline(String generated, StraightCode code) {
  /**
   * Reads a pipeline.
   *
   * @param index the class in which it stands
   * @param tree a type
   * @return the pipeline, or null if the type is none or not all of it is straight
   */
  public static @Nullable StraightPipeline read(ClassIndex index, ClassTree tree) {
    if (!(index.attribution().element(tree) instanceof TypeElement type)
        || AnnotationReader.on(type, Api.PIPELINE).isEmpty()
        || !mayBeStraight(index, type)) {
      return null;
    }
    Optional<Plan> plan = index.attribution().plan(type);
    try {
      return plan.isEmpty() ? null : new Reader(index, tree, plan.get()).read();
    } catch (NotStraight e) {
      return null;
    }
  }

  /**
   * Whether it is worth to work out the wiring: the stages that stand in the type, or else all that
   * stand in the file, are straight.
   */
  private static boolean mayBeStraight(ClassIndex index, TypeElement type) {
    List<MethodTree> all = index.stages().methods();
    List<MethodTree> own =
        all.stream()
            .filter(
                stage ->
                    index.attribution().element(stage) instanceof ExecutableElement method
                        && type.equals(method.getEnclosingElement()))
            .toList();
    List<MethodTree> stages = own.isEmpty() ? all : own;
    return !stages.isEmpty() && stages.stream().allMatch(stage -> isStraight(index, stage));
  }

  private static boolean isStraight(ClassIndex index, MethodTree stage) {
    if (!(index.attribution().element(stage) instanceof ExecutableElement method)
        || stage.getBody() == null) {
      return false;
    }
    StraightCodeReader code = new StraightCodeReader(index, null);
    for (VariableElement parameter : method.getParameters()) {
      String name = parameter.getSimpleName().toString();
      code.objects().holdChannel(parameter, code.objects().add(name, 0));
    }
    try {
      code.goroutine(stage.getName().toString(), stage.getBody());
      return true;
    } catch (NotStraight e) {
      return false;
    }
  }

  /** Makes of a plan what the generated class does. */
  private static final class Reader {
    private final ClassIndex index;
    private final ClassTree tree;
    private final Plan plan;
    private final StraightCodeReader code;
    private final Map<String, Integer> channels = new HashMap<>();
    private final Map<String, Set<Integer>> senders = new HashMap<>();
    private final Map<String, Set<Integer>> receivers = new HashMap<>();

    Reader(ClassIndex index, ClassTree tree, Plan plan) {
      this.index = index;
      this.tree = tree;
      this.plan = plan;
      this.code = new StraightCodeReader(index, null);
    }

    StraightPipeline read() {
      Pipeline pipeline = plan.pipeline();
      // What comes through a port, or ends a cycle, is not known; a cluster has buffers of its own.
      if (!pipeline.ports().isEmpty()
          || !plan.cycles().isEmpty()
          || pipeline.declaration().distribution().isPresent()) {
        throw new NotStraight();
      }
      plan.channels().forEach(this::channel);
      int run = code.goroutine("the run");
      for (GoroutinePlan goroutine : plan.goroutines()) {
        stage(run, goroutine);
      }
      code.add(run, StraightCode.Action.JOIN, run, tree);
      channels.forEach(
          (name, number) ->
              code.end(
                  number,
                  new StraightCode.Ends(
                      senders.getOrDefault(name, Set.of()),
                      receivers.getOrDefault(name, Set.of()))));
      return new StraightPipeline(GeneratedName.of(pipeline).qualifiedName(), code.code());
    }

    private void channel(ChannelPlan channel) {
      if (channel.whenFull() != WhenFull.BLOCK
          || !(channel.capacity() instanceof Quantity.Fixed capacity)) {
        throw new NotStraight();
      }
      channels.put(channel.name(), code.objects().add(channel.name(), capacity.number()));
    }

    private void stage(int run, GoroutinePlan goroutine) {
      if (goroutine.kind() != GoroutinePlan.Kind.STAGES
          || goroutine.stages().size() != 1
          || !(goroutine.workers() instanceof Quantity.Fixed workers)) {
        throw new NotStraight();
      }
      Stage stage = goroutine.head();
      MethodTree method = method(stage);
      bind(stage);
      for (int i = 1; i <= workers.number(); i++) {
        String name = workers.number() == 1 ? goroutine.name() : goroutine.name() + "-" + i;
        int number = code.goroutine("stage '" + name + "'", method.getBody());
        if (code.hasChildren(number)) {
          code.add(number, StraightCode.Action.CHILDREN, number, method);
        }
        code.add(run, StraightCode.Action.START, number, tree);
        goroutine.sends().forEach(channel -> holders(senders, channel).add(number));
        goroutine.receives().forEach(channel -> holders(receivers, channel).add(number));
      }
    }

    private static Set<Integer> holders(Map<String, Set<Integer>> ends, String channel) {
      return ends.computeIfAbsent(channel, name -> new HashSet<>());
    }

    /** The method of a stage that operates its channels itself, if no other can take its place. */
    private MethodTree method(Stage stage) {
      if (stage.shape() == Shape.GOROUTINE
          && stage.pipeline().isEmpty()
          && stage.declaration().element() instanceof ExecutableElement method
          && !method.getModifiers().contains(Modifier.SYNCHRONIZED)
          && isOnlyOne(method)) {
        MethodTree found = index.method(method);
        if (found != null && found.getBody() != null) {
          return found;
        }
      }
      throw new NotStraight();
    }

    private static boolean isOnlyOne(ExecutableElement method) {
      return method.getModifiers().contains(Modifier.STATIC)
          || method.getModifiers().contains(Modifier.FINAL)
          || (method.getEnclosingElement() instanceof TypeElement owner
              && owner.getModifiers().contains(Modifier.FINAL));
    }

    /** Each parameter holds a channel; the ends are in the order of the parameters. */
    private void bind(Stage stage) {
      Iterator<Endpoint> receives = stage.inputs().iterator();
      Iterator<Endpoint> sends = stage.outputs().iterator();
      List<? extends VariableElement> variables =
          ((ExecutableElement) stage.declaration().element()).getParameters();
      List<ParameterDeclaration> parameters = stage.declaration().parameters();
      for (int i = 0; i < variables.size(); i++) {
        Optional<ChannelKind> kind = parameters.get(i).kind();
        Endpoint end =
            kind.filter(ChannelKind.RECEIVE::equals).isPresent() ? receives.next() : sends.next();
        Integer number = channels.get(end.channel());
        if (number == null) {
          throw new NotStraight();
        }
        code.objects().holdChannel(variables.get(i), number);
      }
    }
  }
}
