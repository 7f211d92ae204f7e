package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;
import java.util.List;

@Pipeline
interface By {
  record Order(String customer, int amount) {
    static int count() {
      return 0;
    }

    void print() {}

    private int secret() {
      return 0;
    }
  }

  class Person {
    private String name = "";

    String getName() {
      return name;
    }
  }

  ReceiveChannel<Order> orders();

  @Stage(in = "orders", out = "a", by = "customer")
  //                                    ^ [Sluice/By] stage 'single' has by = "customer", but one worker, which gets every element anyway. Give it several workers, or remove 'by'.
  static Order single(Order order) {
    return order;
  }

  @Stage(in = "a", out = "b", by = "customer", workers = 4, ordered = true)
  //                               ^ [Sluice/By] stage 'ordered' has by = "customer", which keeps the order of elements with equal values, and is ordered, which keeps the order of all. Remove one of them.
  static Order ordered(Order order) {
    return order;
  }

  @Stage(in = "b", out = "c", by = "customer", workers = 4)
  //                               ^ [Sluice/By] stage 'byItself' has by = "customer", but receives or produces its elements by itself, so nothing can be shared among its workers by a property. Make it a function of one value, or remove 'by'.
  static void byItself(ReceiveChannel<Order> in, SendChannel<Order> out) {}

  @Stage(in = "c", out = "d", by = "custmer", workers = 4)
  //                               ^ [Sluice/By] stage 'misspelt' has by = "custmer", but By.Order has no record component, method without parameters or field of that name. Did you mean 'customer'?
  static Order misspelt(Order order) {
    return order;
  }

  @Stage(in = "d", out = "e", by = "secret", workers = Stage.GIVEN)
  //                               ^ [Sluice/By] stage 'hidden' has by = "secret", but the generated class cannot use 'secret' of By.Order, which is not visible to it. Make it package-private or public.
  static Order hidden(Order order) {
    return order;
  }

  @Stage(in = "e", out = "f", by = "count", workers = Stage.PROCESSORS)
  //                               ^ [Sluice/By] stage 'ofTheClass' has by = "count", but 'count' of By.Order is static, and so the same for every element. Name a property of the element.
  static Order ofTheClass(Order order) {
    return order;
  }

  @Stage(in = "f", out = "g", by = "print", workers = 4)
  //                               ^ [Sluice/By] stage 'returnsNothing' has by = "print", but method 'print' of By.Order returns nothing. Name a method that returns the value by which the elements are shared.
  @Batch(max = 10)
  static List<Order> returnsNothing(List<Order> orders) {
    return orders;
  }

  @Stage(in = "g", out = "h")
  static List<Person> people(List<Order> orders) {
    return List.of();
  }

  @Stage(in = "h", out = "i", workers = 4, by = "name")
  //                                            ^ [Sluice/By] stage 'getter' has by = "name", but the generated class cannot use 'name' of By.Person, which is not visible to it. Make it package-private or public.
  static int getter(Person person) {
    return 1;
  }

  @Stage(in = "i", workers = 4, by = "length")
  //                                 ^ [Sluice/By] stage 'number' has by = "length", but Integer has no record component, method without parameters or field of that name.
  static void number(int number) {}
}
