package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

class SelectShape {
  @SelectCases
//^ [Sluice/SelectShape] 'NoInterface' is not a set of select cases: it is not an interface. Declare an interface.
  abstract static class NoInterface {
    abstract ReceiveChannel<Integer> a();
  }

  @SelectCases
//^ [Sluice/SelectShape] 'Empty' is not a set of select cases: it has no channel. Declare methods such as 'ReceiveChannel<String> lines();'.
  interface Empty {}

  @SelectCases
  interface Parameters<T> {
//^ [Sluice/SelectShape] 'Parameters' is not a set of select cases: it has type parameters. Name the types of the channels.
    ReceiveChannel<T> a();
  }

  @SelectCases
  private interface Hidden {
  //      ^ [Sluice/Inaccessible] select 'Hidden' cannot be used by the generated class: 'Hidden' is private. Make it package-private.
    ReceiveChannel<String> a();
  }

  @SelectCases
  interface Methods {
    Channel<Integer> both();
    //               ^ [Sluice/SelectShape] 'Methods' is not a set of select cases: 'both' is a Channel, which says no direction. Write ReceiveChannel for a case that receives, SendChannel for one that sends.

    ReceiveChannel<?> wild();
    //                ^ [Sluice/SelectShape] 'Methods' is not a set of select cases: 'wild' names no element type. Write one in angle brackets.

    String none();
    //     ^ [Sluice/SelectShape] 'Methods' is not a set of select cases: method 'none' declares no channel. Let it take no parameters and return ReceiveChannel or SendChannel.

    ReceiveChannel<String> Case();
    //                     ^ [Sluice/SelectShape] 'Methods' is not a set of select cases: the record for 'Case' would be called like another type, 'Case'. Rename the method.

    SendChannel<Integer> out();

    SendChannel<Integer> Out();
    //                   ^ [Sluice/SelectShape] 'Methods' is not a set of select cases: the record for 'Out' would be called like another type, 'Out'. Rename the method.
  }
}
