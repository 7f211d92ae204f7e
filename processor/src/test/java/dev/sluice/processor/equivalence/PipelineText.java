package dev.sluice.processor.equivalence;

import dev.sluice.processor.equivalence.RandomPipeline.Form;
import dev.sluice.processor.equivalence.RandomPipeline.Kind;
import dev.sluice.processor.equivalence.RandomPipeline.Link;
import dev.sluice.processor.equivalence.RandomPipeline.Origin;
import dev.sluice.processor.equivalence.RandomPipeline.Source;
import dev.sluice.processor.equivalence.RandomPipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a pipeline as a user would: a class with a map of what was collected, and the stages. */
final class PipelineText {
  private final RandomPipeline pipeline;
  private final boolean fused;

  /** The pipelines that are stages, beside the one that includes them. */
  private final StringBuilder nested = new StringBuilder();

  private final StringBuilder body = new StringBuilder();

  private PipelineText(RandomPipeline pipeline, boolean fused) {
    this.pipeline = pipeline;
    this.fused = fused;
  }

  /** The name of the class. */
  static String className(RandomPipeline pipeline, boolean fused) {
    return "P" + pipeline.seed() + (fused ? "Fused" : "Async");
  }

  /** The source, in which stages are fused as far as can be, or not at all. */
  static String of(RandomPipeline pipeline, boolean fused) {
    return new PipelineText(pipeline, fused).write();
  }

  private String write() {
    List<String> stages = new ArrayList<>();
    for (int i = 0; i < pipeline.links().size(); i++) {
      channel(i);
    }
    source("source", pipeline.source(), 0);
    pipeline.merged().ifPresent(it -> source("merged", it.source(), it.link()));
    for (int i = 0; i < pipeline.steps().size(); i++) {
      if (pipeline.steps().get(i).nested()) {
        stages.add("S" + i + ".class");
        nested(i);
      } else {
        body.append(step(i, "c" + i, "c" + (i + 1)));
      }
    }
    sink();
    String name = className(pipeline, fused);
    return """
    package example;

    import dev.sluice.*;
    import dev.sluice.annotation.*;
    import java.util.*;
    import java.util.concurrent.*;
    import java.util.stream.*;

    class %1$s {
      static final Map<String, List<Long>> SEEN = new ConcurrentHashMap<>();

      static void see(String where, long value) {
        SEEN.computeIfAbsent(where, it -> Collections.synchronizedList(new ArrayList<>())).add(value);
      }

      @Pipeline(stages = {%2$s})
      interface Line {
    %3$s
      }
    %4$s
      static Map<String, List<Long>> run() throws Exception {
        try {
          new %1$s_LinePipeline().run();
        } finally {
          SEEN.putIfAbsent("sink", List.of());
        }
        return SEEN;
      }
    }
    """
        .formatted(name, String.join(", ", stages), body, nested);
  }

  /** A channel method where there is something to say; and who listens in on a broadcast. */
  private void channel(int i) {
    Link link = pipeline.links().get(i);
    if (link.capacity().isEmpty() && !link.broadcast()) {
      return;
    }
    link.capacity().ifPresent(it -> body.append("@Capacity(" + it + ") "));
    body.append(link.broadcast() ? "@Broadcast " : "");
    body.append("Channel<" + boxed(link.type()) + "> c" + i + "();\n");
    if (link.broadcast()) {
      collector("tap" + i, "c" + i, link.type(), true);
    }
  }

  private void source(String name, Source source, int link) {
    Kind type = pipeline.links().get(link).type();
    String value = to(type, "(7L * i + " + source.offset() + ") % " + RandomPipeline.MODULUS);
    String count = source.count().isPresent() ? "" + source.count().getAsInt() : "1_000_000_000";
    boolean goroutine = source.origin() == Origin.GOROUTINE;
    body.append(stage("", "c" + link, 1, false, goroutine));
    String loop =
        "IntStream.range(0, " + count + ").mapToObj(i -> (" + boxed(type) + ") (" + value + "))";
    String head = "static %s<" + boxed(type) + "> " + name + "() ";
    body.append(
        switch (source.origin()) {
          case ITERABLE -> head.formatted("Iterable") + "{ return () -> " + loop + ".iterator(); }";
          case ITERATOR -> head.formatted("Iterator") + "{ return " + loop + ".iterator(); }";
          case STREAM -> head.formatted("Stream") + "{ return " + loop + "; }";
          case GOROUTINE ->
              "static void %s(SendChannel<%s> out) throws InterruptedException {"
                      .formatted(name, boxed(type))
                  + (" for (int i = 0; i < " + count + "; i++) out.send(" + value + "); }");
        });
    body.append('\n');
  }

  /** A stage in the middle, between two channels. */
  private String step(int i, String from, String to) {
    Step step = pipeline.steps().get(i);
    Kind in = pipeline.links().get(i).type();
    Kind out = pipeline.links().get(i + 1).type();
    boolean goroutine = step.form() == Form.GOROUTINE;
    String second = step.form() == Form.SPLITTER ? "side" + i : "";
    if (!second.isEmpty()) {
      collector("seeSide" + i, second, out, false);
    }
    String parameter = step.boxed() ? boxed(in) : primitive(in);
    String send = "SendChannel<" + boxed(out) + "> ";
    String compute =
        "long y = (%dL * %s + %d) %% %d; "
                .formatted(step.factor(), from(in, "x"), step.addend(), RandomPipeline.MODULUS)
            + (step.failsAt().isPresent()
                ? "if (y == %1$d) throw new IllegalStateException(\"at %1$d\"); "
                    .formatted(step.failsAt().getAsLong())
                : "");
    String y = to(out, "y");
    String head =
        stage(
            from,
            second.isEmpty() ? to : to + "\", \"" + second,
            step.workers(),
            step.ordered(),
            goroutine);
    String method =
        switch (step.form()) {
          case FUNCTION -> "static " + primitive(out) + " s%d(%s x) { %s return " + y + "; }";
          case FILTER -> filter(out, y);
          case EXPANDER -> expander(out);
          case EMITTER ->
              "static void s%d(%s x, "
                  + send
                  + "out) throws InterruptedException { %s out.send("
                  + (y + "); if (y %% 2 == 0) out.send(")
                  + (to(out, "(y + 7) %% " + RandomPipeline.MODULUS) + "); }");
          case SPLITTER ->
              "static void s%d("
                  + send
                  + "out, %s x, "
                  + send
                  + "side)"
                  + " throws InterruptedException { %s"
                  + (" if (y %% 2 == 0 || y %% 5 == 0) out.send(" + y + ");")
                  + (" if (y %% 2 == 1 || y %% 5 == 0) side.send(" + y + "); }");
          case GOROUTINE ->
              "static void s%d(ReceiveChannel<"
                  + boxed(in)
                  + "> in, "
                  + send
                  + "out)"
                  + " throws InterruptedException { for (%s x : in) { %s out.send("
                  + y
                  + "); } }";
        };
    return head + method.formatted(i, parameter, compute) + "\n";
  }

  private static String filter(Kind out, String y) {
    String maybe =
        switch (out) {
          case INTEGER -> "OptionalInt";
          case LONG -> "OptionalLong";
          case STRING -> "Optional";
        };
    return "static "
        + maybe
        + (out == Kind.STRING ? "<String>" : "")
        + " s%d(%s x) { %s return y"
        + (" %% 3 == 0 ? " + maybe + ".empty() : " + maybe + ".of(" + y + "); }");
  }

  private static String expander(Kind out) {
    String some = "LongStream.range(0, y %% 4).map(i -> (y + i) %% " + RandomPipeline.MODULUS + ")";
    return switch (out) {
      case INTEGER ->
          "static IntStream s%d(%s x) { %s return " + some + ".mapToInt(i -> (int) i); }";
      case LONG -> "static Iterable<Long> s%d(%s x) { %s return " + some + ".boxed().toList(); }";
      case STRING ->
          "static Stream<String> s%d(%s x) { %s return " + some + ".mapToObj(Long::toString); }";
    };
  }

  /** A step as a pipeline of its own, whose ports are called otherwise. */
  private void nested(int i) {
    nested.append(
        """
          @Pipeline
          @Stage(in = "c%1$d", out = "c%2$d")
          interface S%1$d {
            ReceiveChannel<%3$s> from();

            SendChannel<%4$s> to();

            %5$s
          }
        """
            .formatted(
                i,
                i + 1,
                boxed(pipeline.links().get(i).type()),
                boxed(pipeline.links().get(i + 1).type()),
                step(i, "from", "to")));
  }

  private void sink() {
    int last = pipeline.links().size() - 1;
    Kind type = pipeline.links().get(last).type();
    if (pipeline.stopsAfter().isEmpty()) {
      collector("sink", "c" + last, type, pipeline.sinkIsFunction());
      return;
    }
    body.append(stage("c" + last, "", 1, false, true));
    body.append(
        """
        static int sink(ReceiveChannel<%s> in) throws InterruptedException {
          int n = 0;
          for (var next = in.receiveOk(); next.ok(); next = in.receiveOk()) {
            see("sink", %s);
            if (++n == %d) break;
          }
          return n;
        }
        """
            .formatted(boxed(type), from(type, "next.value()"), pipeline.stopsAfter().getAsInt()));
  }

  /** A stage that collects what comes over a channel, as a function or as a goroutine. */
  private void collector(String name, String channel, Kind type, boolean function) {
    body.append(stage(channel, "", 1, false, !function));
    body.append(
        function
            ? "static void %1$s(%2$s x) { see(\"%1$s\", %3$s); }\n"
                .formatted(name, primitive(type), from(type, "x"))
            : "static void %1$s(ReceiveChannel<%2$s> in) { for (%2$s x : in) see(\"%1$s\", %3$s); }\n"
                .formatted(name, boxed(type), from(type, "x")));
  }

  private String stage(String in, String out, int workers, boolean ordered, boolean goroutine) {
    List<String> members = new ArrayList<>();
    if (!in.isEmpty()) {
      members.add("in = \"" + in + "\"");
    }
    if (!out.isEmpty()) {
      members.add("out = {\"" + out + "\"}");
    }
    if (workers > 1) {
      members.add("workers = " + workers);
    }
    if (ordered) {
      members.add("ordered = true");
    }
    if (!goroutine && !fused) {
      members.add("async = true");
    }
    return members.stream().collect(Collectors.joining(", ", "@Stage(", ")\n"));
  }

  private static String boxed(Kind type) {
    return switch (type) {
      case INTEGER -> "Integer";
      case LONG -> "Long";
      case STRING -> "String";
    };
  }

  private static String primitive(Kind type) {
    return switch (type) {
      case INTEGER -> "int";
      case LONG -> "long";
      case STRING -> "String";
    };
  }

  /** A value of a type as a long. */
  private static String from(Kind type, String value) {
    return type == Kind.STRING ? "Long.parseLong(" + value + ")" : value;
  }

  /** A long as a value of a type. */
  private static String to(Kind type, String value) {
    return switch (type) {
      case INTEGER -> "(int) (" + value + ")";
      case LONG -> value;
      case STRING -> "Long.toString(" + value + ")";
    };
  }
}
