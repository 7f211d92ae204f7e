package dev.sluice.processor.bodies;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeMirror;

/**
 * {@code in.close()} on a channel that can only be received from. It does not compile in any case;
 * this says why.
 *
 * <p>This half of the rule sees what only attribution can tell, such as the type of a {@code var}.
 * By then javac has printed its own message too. {@link UnattributedClose} is the half that comes
 * first.
 */
final class CloseReceiveOnly implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (MethodInvocationTree call : source.invocations()) {
      if (isClose(call)) {
        MemberSelectTree select = (MemberSelectTree) call.getMethodSelect();
        TypeMirror type = source.attribution().type(select.getExpression());
        Element method = source.attribution().element(select);
        boolean resolved = method != null && method.getKind() == ElementKind.METHOD;
        if (!resolved && Attribution.isExactly(type, Api.RECEIVE_CHANNEL)) {
          reporter.report(Message.CLOSE_RECEIVE_ONLY, select, select.getExpression().toString());
        }
      }
    }
  }

  /** Whether a call has the form {@code x.close()}. */
  static boolean isClose(MethodInvocationTree call) {
    return call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("close");
  }
}
