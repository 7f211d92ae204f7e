package dev.sluice.proof.sections;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiled classes, and which of their methods a call may reach. */
final class Library {
  private final Map<String, ClassModel> classes = new TreeMap<>();

  /** The classes of this library that extend or implement a type directly. */
  private final Map<String, List<String>> subtypes = new HashMap<>();

  /** The lambdas and method references that implement an interface. */
  private final Map<String, List<Function>> functions = new HashMap<>();

  /** A method with a body or without one. */
  record Method(ClassModel owner, MethodModel model) {
    String type() {
      return owner.thisClass().asInternalName();
    }

    @Override
    public String toString() {
      return type().substring(type().lastIndexOf('/') + 1) + "." + model.methodName().stringValue();
    }
  }

  /**
   * A function as an object.
   *
   * @param maker the class in which it is made
   */
  private record Function(String maker, Method body) {}

  private Library(List<byte[]> files) {
    for (byte[] file : files) {
      ClassModel model = ClassFile.of().parse(file);
      classes.put(model.thisClass().asInternalName(), model);
    }
    for (ClassModel model : classes.values()) {
      for (String above : directSupertypes(model)) {
        subtypes
            .computeIfAbsent(above, none -> new ArrayList<>())
            .add(model.thisClass().asInternalName());
      }
    }
    for (Method method : methods()) {
      method
          .model()
          .code()
          .ifPresent(code -> code.forEach(element -> addFunction(method.type(), element)));
    }
  }

  /** The classes where a class of the library comes from: a folder or a jar. */
  static Library around(Class<?> one) throws IOException, URISyntaxException {
    Path place = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return new Library(files(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return new Library(files(jar.getPath("/")));
    }
  }

  /** Some classes. */
  static Library of(Class<?>... some) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Class<?> one : some) {
      try (InputStream file = one.getResourceAsStream(file(one))) {
        if (file == null) {
          throw new AssertionError("no class file of " + one);
        }
        files.add(file.readAllBytes());
      }
    }
    return new Library(files);
  }

  private static String file(Class<?> one) {
    return one.getName().substring(one.getPackageName().length() + 1) + ".class";
  }

  private static List<byte[]> files(Path root) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          files.add(Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private void addFunction(String maker, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction dynamic) {
      String type = internalName(dynamic.typeSymbol().returnType().descriptorString());
      for (ConstantDesc argument : dynamic.bootstrapArgs()) {
        if (argument instanceof DirectMethodHandleDesc handle) {
          String owner = internalName(handle.owner().descriptorString());
          for (Method body : declared(owner, handle.methodName(), handle.lookupDescriptor())) {
            functions
                .computeIfAbsent(type, none -> new ArrayList<>())
                .add(new Function(maker, body));
          }
        }
      }
    }
  }

  private static String internalName(String descriptor) {
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }

  private static List<String> directSupertypes(ClassModel model) {
    List<String> above = new ArrayList<>();
    model.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
    model.interfaces().forEach(one -> above.add(one.asInternalName()));
    return above;
  }

  int size() {
    return classes.size();
  }

  List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    for (ClassModel model : classes.values()) {
      model.methods().forEach(method -> methods.add(new Method(model, method)));
    }
    return methods;
  }

  boolean contains(String type) {
    return classes.containsKey(type);
  }

  /**
   * The methods that a call may reach: what is declared in the named type, above it and below it.
   * Where the type is an interface, also its functions; of an interface of the JDK only those that
   * are made by the class that calls, or by one below it.
   */
  Set<Method> targets(Method caller, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    String type = call.type().stringValue();
    Set<Method> targets = new HashSet<>();
    for (String one : below(owner)) {
      targets.addAll(declared(one, name, type));
    }
    Method inherited = inherited(owner, name, type);
    if (inherited != null) {
      targets.add(inherited);
    }
    Set<String> makers = contains(owner) ? classes.keySet() : below(caller.type());
    for (Function function : functions.getOrDefault(owner, List.of())) {
      if (makers.contains(function.maker())) {
        targets.add(function.body());
      }
    }
    return targets;
  }

  /** A type and all that extend or implement it. */
  private Set<String> below(String type) {
    Set<String> below = new HashSet<>();
    addBelow(type, below);
    return below;
  }

  private void addBelow(String type, Set<String> below) {
    if (below.add(type)) {
      subtypes.getOrDefault(type, List.of()).forEach(one -> addBelow(one, below));
    }
  }

  private @Nullable Method inherited(String type, String name, String descriptor) {
    ClassModel model = classes.get(type);
    if (model == null) {
      return null;
    }
    for (String above : directSupertypes(model)) {
      List<Method> found = declared(above, name, descriptor);
      Method inherited = found.isEmpty() ? inherited(above, name, descriptor) : found.getFirst();
      if (inherited != null) {
        return inherited;
      }
    }
    return null;
  }

  private List<Method> declared(String type, String name, String descriptor) {
    ClassModel model = classes.get(type);
    if (model == null) {
      return List.of();
    }
    return model.methods().stream()
        .filter(
            method ->
                method.methodName().equalsString(name)
                    && method.methodType().equalsString(descriptor))
        .map(method -> new Method(model, method))
        .toList();
  }
}
