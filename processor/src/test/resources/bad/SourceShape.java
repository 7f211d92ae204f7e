package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.*;
import java.io.BufferedReader;
import java.io.Reader;
import java.util.*;
import java.util.stream.*;

class SourceShape {
  /** Each returns something that is no sequence of values. */
  @Pipeline
  interface Wrong {
    @Stage(out = "ints")
    static int[] ints() {
    //           ^ [Sluice/Shape] method 'ints' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'int[]', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'IntStream': 'Arrays.stream(array)'.
      return new int[0];
    }

    @Stage(out = "words")
    static String[] words() {
    //              ^ [Sluice/Shape] method 'words' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'String[]', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'Stream<String>': 'Arrays.stream(array)'.
      return new String[0];
    }

    @Stage(out = "bytes")
    static byte[] bytes() {
    //            ^ [Sluice/Shape] method 'bytes' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'byte[]', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'Stream<Byte>': 'IntStream.range(0, array.length).mapToObj(i -> array[i])'.
      return new byte[0];
    }

    @Stage(out = "lines")
    static BufferedReader lines() {
    //                    ^ [Sluice/Shape] method 'lines' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'BufferedReader', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'Stream<String>': 'reader.lines()', or 'Files.lines(path)', which is closed when the stage ends.
      return new BufferedReader(Reader.nullReader());
    }

    @Stage(out = "entries")
    static TreeMap<String, Integer> entries() {
    //                              ^ [Sluice/Shape] method 'entries' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'TreeMap<String, Integer>', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'Iterable<Map.Entry<String, Integer>>': 'map.entrySet()'.
      return new TreeMap<>();
    }

    @Stage(out = "one")
    static Optional<String> one() {
    //                      ^ [Sluice/Shape] method 'one' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'Optional<String>', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'Stream<String>': 'optional.stream()'.
      return Optional.empty();
    }

    @Stage(out = "raw")
    @SuppressWarnings("rawtypes")
    static Enumeration raw() {
    //                 ^ [Sluice/Shape] method 'raw' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'Enumeration', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'Iterator<?>': 'enumeration.asIterator()'.
      return Collections.emptyEnumeration();
    }

    @Stage(out = "number")
    static int number() {
    //         ^ [Sluice/Shape] method 'number' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'int', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return one of these, such as 'Stream.of(value)' for a single value, or take a SendChannel and send to it.
      return 1;
    }

    @Stage
    static void end(
        ReceiveChannel<Integer> ints,
        ReceiveChannel<String> words,
        ReceiveChannel<Byte> bytes,
        ReceiveChannel<String> lines,
        ReceiveChannel<Map.Entry<String, Integer>> entries,
        ReceiveChannel<String> one,
        ReceiveChannel<Object> raw,
        ReceiveChannel<Integer> number) {}
  }

  static class Numbers {
    @Stage(out = "numbers")
    public long[] numbers() {
      return new long[0];
    }
  }

  @Pipeline(stages = Numbers.class)
  //                        ^ [Sluice/Shape] method 'numbers' is not a stage: it takes nothing and names a channel in 'out', as a source does, but returns 'long[]', which is not a sequence of values. A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator. Return 'LongStream': 'Arrays.stream(array)'.
  interface OfClass {
    @Stage
    static void end(ReceiveChannel<Long> numbers) {}
  }

  /** What is recommended above, and what is no source: a result, for it names no channel. */
  @Pipeline
  @SuppressWarnings("sluice:Disconnected")
  interface Right {
    @Stage(out = "ints")
    static IntStream ints() {
      return Arrays.stream(new int[0]);
    }

    @Stage(out = "words")
    static Stream<String> words() {
      return Arrays.stream(new String[0]);
    }

    @Stage(out = "bytes")
    static Stream<Byte> bytes() {
      byte[] array = new byte[0];
      return IntStream.range(0, array.length).mapToObj(i -> array[i]);
    }

    @Stage(out = "lines")
    static Stream<String> lines() {
      return new BufferedReader(Reader.nullReader()).lines();
    }

    @Stage(out = "entries")
    static Iterable<Map.Entry<String, Integer>> entries() {
      return new TreeMap<String, Integer>().entrySet();
    }

    @Stage(out = "one")
    static Stream<String> one() {
      return Optional.<String>empty().stream();
    }

    @Stage(out = "raw")
    static Iterator<?> raw() {
      return Collections.emptyEnumeration().asIterator();
    }

    @Stage(out = "number")
    static Stream<Integer> number() {
      return Stream.of(1);
    }

    @Stage
    static void end(
        ReceiveChannel<Integer> ints,
        ReceiveChannel<String> words,
        ReceiveChannel<Byte> bytes,
        ReceiveChannel<String> lines,
        ReceiveChannel<Map.Entry<String, Integer>> entries,
        ReceiveChannel<String> one,
        ReceiveChannel<Object> raw,
        ReceiveChannel<Integer> number) {}

    @Stage
    static int[] result() {
      return new int[0];
    }
  }
}
