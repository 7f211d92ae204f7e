package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * A send on a full channel that only the sending goroutine has by then: on every path to it, the
 * channel has not been handed on yet. The same in a constructor for a channel of the new object.
 */
final class SelfRendezvous implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    Map<VariableElement, Integer> capacities = new HashMap<>();
    for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
      MethodInvocationTree maker =
          index.attribution().element(tree) instanceof VariableElement variable
              ? index.channels().maker(variable)
              : null;
      if (maker != null
          && index.attribution().element(tree) instanceof VariableElement variable
          && index.isCall(maker, Api.CHANNEL, "make")
          && index.channels().capacity(maker) != ChannelRoots.UNKNOWN_CAPACITY
          && (isLocal(index, variable, tree) || isOfNewObject(index, variable))) {
        capacities.put(variable, index.channels().capacity(maker));
      }
    }
    return new Sends(index, findings, capacities);
  }

  private static boolean isLocal(ClassIndex index, VariableElement channel, Tree declaration) {
    Body body = index.body(declaration);
    return channel.getKind() == ElementKind.LOCAL_VARIABLE
        && index.channels().isStable(channel)
        && body != null
        && body.kind() == Body.Kind.METHOD;
  }

  /** Whether a channel is made with its object, and nothing but a constructor can hand it on. */
  private static boolean isOfNewObject(ClassIndex index, VariableElement channel) {
    return channel.getKind() == ElementKind.FIELD
        && channel.getModifiers().contains(Modifier.FINAL)
        && !channel.getModifiers().contains(Modifier.STATIC)
        && channel.getEnclosingElement() instanceof TypeElement type
        && Attribution.isExactly(type.getSuperclass(), "java.lang.Object")
        && index.uses(channel).stream().allMatch(use -> isInMethod(index, use))
        && index.bodies().stream().noneMatch(body -> isBusyInitializer(index, body, type));
  }

  private static boolean isInMethod(ClassIndex index, Tree use) {
    for (Tree at = use; at != null; at = index.parent(at)) {
      if (at instanceof MethodTree) {
        return true;
      }
    }
    return false;
  }

  /** Whether an initializer of an object does anything by which a channel could become known. */
  private static boolean isBusyInitializer(ClassIndex index, Body body, TypeElement type) {
    Tree tree = body.tree();
    Tree around = index.parent(tree);
    if (around == null
        || !type.equals(index.attribution().element(around))
        || tree instanceof MethodTree) {
      return false;
    }
    return (tree instanceof BlockTree block && !block.isStatic())
        || !index.trees(Tree.Kind.LAMBDA_EXPRESSION, tree).isEmpty()
        || !index.trees(Tree.Kind.CLASS, tree).isEmpty()
        || index.trees(Tree.Kind.IDENTIFIER, tree).stream()
            .anyMatch(name -> name.toString().equals("this"))
        || index.invocations(tree).stream()
            .anyMatch(call -> Objects.equals(owner(index, call), type) && isOfObject(index, call));
  }

  private static @Nullable Element owner(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    return method == null ? null : method.getEnclosingElement();
  }

  private static boolean isOfObject(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    return method != null && !method.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * Compares what is certainly in a channel with the room that it has.
   *
   * @param capacities of the channels that are looked at; one that was reported leaves
   */
  private record Sends(
      ClassIndex index, Findings findings, Map<VariableElement, Integer> capacities)
      implements BodyCheck {
    @Override
    public void call(MethodInvocationTree call, State before) {
      VariableElement channel =
          index.operation(call) == Operation.SEND
              ? index.channels().root(ClassIndex.receiver(call))
              : null;
      Integer capacity = channel == null ? null : capacities.get(channel);
      if (channel != null
          && capacity != null
          && isWithMaker(call, channel)
          && before.filled(channel) >= capacity
          && before.sometimes(FactKind.HANDED_ON, channel) == null
          && before.sometimes(FactKind.CLOSED, channel) == null
          && !ExpectedExceptions.expectsInterrupt(index, call)) {
        capacities.remove(channel);
        report(call, channel, capacity);
      }
    }

    /** Whether a call stands where the channel was made, or in the constructor of its object. */
    private boolean isWithMaker(MethodInvocationTree call, VariableElement channel) {
      Body body = index.body(call);
      Tree declaration = index.declaration(channel);
      if (body == null || declaration == null) {
        return false;
      }
      if (channel.getKind() != ElementKind.FIELD) {
        return body.equals(index.body(declaration));
      }
      return body.tree() instanceof MethodTree method
          && method.getReturnType() == null
          && index.attribution().element(method) instanceof ExecutableElement constructor
          && constructor.getKind() == ElementKind.CONSTRUCTOR
          && Objects.equals(channel.getEnclosingElement(), constructor.getEnclosingElement())
          && !handsOnObject(method, constructor);
    }

    /** Whether a constructor starts with another one, or hands the object on in any way. */
    private boolean handsOnObject(MethodTree constructor, ExecutableElement element) {
      return index.trees(Tree.Kind.NEW_CLASS, constructor).stream().anyMatch(this::isInner)
          || index.trees(Tree.Kind.IDENTIFIER, constructor).stream()
              .anyMatch(name -> name.toString().equals("this") && !isQualifier(name))
          || index.invocations(constructor).stream()
              .anyMatch(
                  call ->
                      isOfObject(index, call)
                          && Objects.equals(owner(index, call), element.getEnclosingElement()));
    }

    /** Whether an object knows the one in which it is made. */
    private boolean isInner(Tree creation) {
      return index.attribution().type(creation) instanceof DeclaredType type
          && type.asElement() instanceof TypeElement element
          && element.getNestingKind() != NestingKind.TOP_LEVEL
          && !element.getModifiers().contains(Modifier.STATIC);
    }

    private boolean isQualifier(Tree self) {
      return index.parent(self) instanceof MemberSelectTree;
    }

    private void report(MethodInvocationTree call, VariableElement channel, int capacity) {
      if (capacity == 0) {
        findings.reportCall(BodyMessage.SELF_RENDEZVOUS, call, channel.getSimpleName());
      } else {
        findings.reportCall(
            BodyMessage.SELF_RENDEZVOUS_FULL, call, channel.getSimpleName(), capacity);
      }
    }
  }
}
