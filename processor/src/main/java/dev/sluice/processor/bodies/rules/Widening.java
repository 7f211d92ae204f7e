package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.diagnostic.BodyMessage;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A one-way channel cast to {@code Channel} or to the other direction. */
final class Widening implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.TYPE_CAST)) {
      TypeCastTree cast = (TypeCastTree) tree;
      TypeMirror from = index.attribution().type(cast.getExpression());
      TypeMirror to = index.attribution().type(cast.getType());
      if (Attribution.isExactly(from, Api.RECEIVE_CHANNEL)
          && index.attribution().isA(to, Api.SEND_CHANNEL)) {
        findings.report(BodyMessage.WIDENING, cast, "ReceiveChannel", simpleName(to), "send");
      } else if (Attribution.isExactly(from, Api.SEND_CHANNEL)
          && index.attribution().isA(to, Api.RECEIVE_CHANNEL)) {
        findings.report(BodyMessage.WIDENING, cast, "SendChannel", simpleName(to), "receive");
      }
    }
  }

  private static String simpleName(@Nullable TypeMirror type) {
    if (Attribution.isExactly(type, Api.RECEIVE_CHANNEL)) {
      return "ReceiveChannel";
    }
    return Attribution.isExactly(type, Api.SEND_CHANNEL) ? "SendChannel" : "Channel";
  }
}
