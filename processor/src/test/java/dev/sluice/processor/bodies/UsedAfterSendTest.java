package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class UsedAfterSendTest {
  @Test
  void aSentValueIsChanged() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.io.IOException;
        import java.io.InputStream;
        import java.util.ArrayList;
        import java.util.List;

        class Batches {
          static final class Point {
            int x;
          }

          void clears(ReceiveChannel<String> in, SendChannel<List<String>> out)
              throws InterruptedException {
            List<String> batch = new ArrayList<>();
            for (String line : in) {
              batch/*!UsedAfterSend*/.add(line);
              if (batch.size() == 10) {
                out.send(batch);
                batch/*!UsedAfterSend*/.clear();
              }
            }
          }

          void reads(InputStream stream, SendChannel<byte[]> out) throws IOException, InterruptedException {
            byte[] buffer = new byte[1024];
            while (stream/*!UsedAfterSend*/.read(buffer) > 0) {
              out.send(buffer);
            }
          }

          void writes(SendChannel<int[]> out, SendChannel<Point> points) throws InterruptedException {
            int[] row = new int[3];
            out.send(row);
            row/*!UsedAfterSend*/[0] = 1;
            Point point = new Point();
            points.send(point);
            point/*!UsedAfterSend*/.x++;
          }

          void appends(SendChannel<StringBuilder> out) throws InterruptedException {
            StringBuilder text = new StringBuilder("a");
            out.send(text);
            text/*!UsedAfterSend*/.append("b");
          }
        }
        """);
  }

  @Test
  void aNewOneOrOneThatCameBack() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.ArrayList;
        import java.util.List;
        import java.util.Map;
        import java.util.concurrent.ConcurrentHashMap;

        class Batches {
          void renewed(ReceiveChannel<String> in, SendChannel<List<String>> out)
              throws InterruptedException {
            List<String> batch = new ArrayList<>();
            for (String line : in) {
              batch.add(line);
              if (batch.size() == 10) {
                out.send(batch);
                batch = new ArrayList<>();
              }
            }
            if (!batch.isEmpty()) out.send(batch);
          }

          void copied(SendChannel<List<String>> out) throws InterruptedException {
            List<String> batch = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
              batch.add("x");
              out.send(List.copyOf(batch));
            }
          }

          void fresh(SendChannel<int[]> out) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
              int[] row = new int[3];
              row[0] = i;
              out.send(row);
            }
          }

          void acknowledged(SendChannel<int[]> out, ReceiveChannel<Boolean> done)
              throws InterruptedException {
            int[] row = new int[3];
            for (int i = 0; i < 3; i++) {
              row[0] = i;
              out.send(row);
              done.receive();
            }
          }

          void immutable(SendChannel<Integer> out, SendChannel<String> text) throws InterruptedException {
            int n = 0;
            out.send(n);
            n++;
            String s = "a";
            text.send(s);
            s += "b";
            System.out.println(n + s);
          }

          void shared(SendChannel<Map<String, Integer>> out) throws InterruptedException {
            Map<String, Integer> plain = Map.of();
            ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
            out.send(map);
            map.put("a", 1);
            out.send(plain);
            System.out.println(plain.get("a"));
          }

          void otherBranch(SendChannel<int[]> out, boolean send) throws InterruptedException {
            int[] row = new int[1];
            if (send) {
              out.send(row);
            } else {
              row[0] = 1;
            }
          }
        }
        """);
  }

  @Test
  void safeByWhatItIsMadeOf() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.*;
        import java.util.concurrent.ConcurrentHashMap;

        class Safe {
          void concurrent(SendChannel<Map<String, Integer>> out) throws InterruptedException {
            Map<String, Integer> counts = new ConcurrentHashMap<>();
            out.send(counts);
            counts.put("a", 1);
          }

          void synchronizedList(SendChannel<List<String>> out) throws InterruptedException {
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            out.send(lines);
            lines.add("a");
          }

          void keys(SendChannel<Set<String>> out) throws InterruptedException {
            Set<String> seen = ConcurrentHashMap.newKeySet();
            out.send(seen);
            seen.add("a");
          }

          void later(SendChannel<Map<String, Integer>> out) throws InterruptedException {
            Map<String, Integer> counts;
            counts = new ConcurrentHashMap<>();
            out.send(counts);
            counts.put("a", 1);
          }

          void plain(SendChannel<Map<String, Integer>> out) throws InterruptedException {
            Map<String, Integer> counts = new HashMap<>();
            out.send(counts);
            counts/*!UsedAfterSend*/.put("a", 1);
          }
        }
        """);
  }
}
