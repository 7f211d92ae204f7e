package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.OutsideCode;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/**
 * A channel of a group that a thread outside of the group uses: an executor's, a future's, a
 * callback's. Such a channel is made with {@code Group.port}.
 */
final class OutsideUse implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
      Body body = index.body(tree);
      if (body != null
          && index.attribution().element(tree) instanceof VariableElement channel
          && index.isCall(index.channels().maker(channel), Api.GROUP, "channel")) {
        check(index, channel, body, findings);
      }
    }
  }

  private static void check(
      ClassIndex index, VariableElement channel, Body body, Findings findings) {
    Set<Tree> reported = new HashSet<>();
    for (ChannelUse use : index.channels().uses(channel).operations()) {
      Tree outside =
          use.operation().sends() || use.operation().receives()
              ? OutsideCode.around(index, use.tree(), body)
              : null;
      if (outside != null && reported.add(use.tree())) {
        Tree place =
            use.tree() instanceof MethodInvocationTree call ? call.getMethodSelect() : use.tree();
        findings.reportAbout(channel, BodyMessage.OUTSIDE_USE, place, channel.getSimpleName());
      }
    }
  }
}
