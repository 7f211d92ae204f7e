package dev.sluice.jet;

import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;

/** What our processors have in common: event time means nothing to a pipeline. */
abstract class VertexProcessor implements Processor {
  @Override
  public final boolean tryProcessWatermark(Watermark watermark) {
    return true;
  }

  /** Nothing that they do at the end blocks, but where one says so. */
  @Override
  public boolean closeIsCooperative() {
    return true;
  }
}
