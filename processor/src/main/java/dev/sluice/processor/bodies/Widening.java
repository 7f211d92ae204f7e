package dev.sluice.processor.bodies;

import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A one-way channel cast to {@code Channel} or to the other direction. */
final class Widening implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.TYPE_CAST)) {
      TypeCastTree cast = (TypeCastTree) tree;
      TypeMirror from = source.attribution().type(cast.getExpression());
      TypeMirror to = source.attribution().type(cast.getType());
      if (Attribution.isExactly(from, Api.RECEIVE_CHANNEL)
          && source.attribution().isA(to, Api.SEND_CHANNEL)) {
        reporter.report(Message.WIDENING, cast, "ReceiveChannel", simpleName(to), "send");
      } else if (Attribution.isExactly(from, Api.SEND_CHANNEL)
          && source.attribution().isA(to, Api.RECEIVE_CHANNEL)) {
        reporter.report(Message.WIDENING, cast, "SendChannel", simpleName(to), "receive");
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
