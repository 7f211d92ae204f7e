package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.OutsideCode;
import dev.sluice.processor.diagnostic.Message;
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
    Set<Tree> reported = new HashSet<>();
    for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
      if (index.attribution().element(tree) instanceof VariableElement channel
          && index.channels().maker(channel) instanceof MethodInvocationTree maker
          && index.isCall(maker, Api.GROUP, "channel")
          && index.body(tree) instanceof Body body) {
        for (ChannelUse use : index.channels().uses(channel).operations()) {
          Tree outside =
              use.operation().sends() || use.operation().receives()
                  ? OutsideCode.around(index, use.tree(), body)
                  : null;
          if (outside != null && reported.add(use.tree())) {
            Tree place =
                use.tree() instanceof MethodInvocationTree call
                    ? call.getMethodSelect()
                    : use.tree();
            findings.report(Message.OUTSIDE_USE, place, channel.getSimpleName());
          }
        }
      }
    }
  }
}
