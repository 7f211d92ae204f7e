package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
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
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      if (Syntax.isClose(call)) {
        MemberSelectTree select = (MemberSelectTree) call.getMethodSelect();
        TypeMirror type = index.attribution().type(select.getExpression());
        Element method = index.attribution().element(select);
        boolean resolved = method != null && method.getKind() == ElementKind.METHOD;
        if (!resolved && Attribution.isExactly(type, Api.RECEIVE_CHANNEL)) {
          findings.report(
              BodyMessage.CLOSE_RECEIVE_ONLY, select, select.getExpression().toString());
        }
      }
    }
  }
}
