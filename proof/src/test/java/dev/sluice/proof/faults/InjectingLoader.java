package dev.sluice.proof.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads the library once more, and the scenarios that use it, with a call of {@link Injector} at
 * the beginning of each method of the library and before each allocation. The library itself has no
 * hook for this, and pays nothing.
 */
final class InjectingLoader extends ClassLoader {
  private static final String LIBRARY = "dev.sluice.";
  private static final String PROOF = "dev.sluice.proof.";
  private static final String SCENARIOS = PROOF + "faults.scenarios.";
  private static final ClassDesc INJECTOR = ClassDesc.of(Injector.class.getName());
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(ConstantDescs.CD_void);

  /**
   * Methods of the JDK's collections that may have to allocate. To add to a list is not one of
   * them: the library makes its lists as long as they have to be, or does not mind.
   */
  private static final Set<String> ALLOCATING =
      Set.of(
          "put",
          "putIfAbsent",
          "compute",
          "computeIfAbsent",
          "merge",
          "ensureCapacity",
          "newKeySet",
          "of",
          "copyOf",
          "iterator",
          "toList",
          "toArray");

  private final ClassFile classFile =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(InjectingLoader.class.getClassLoader())
                  .orElse(ClassHierarchyResolver.defaultResolver())));

  InjectingLoader() {
    super("injecting", InjectingLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean library = name.startsWith(LIBRARY) && !name.startsWith(PROOF);
    if (!library && !name.startsWith(SCENARIOS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes = bytes(name);
        loaded = define(name, library ? instrument(bytes) : bytes);
      }
      return loaded;
    }
  }

  private Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] instrument(byte[] bytes) {
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(
            method -> !method.methodName().equalsString("<clinit>"),
            CodeTransform.ofStateful(Instrumentation::new)));
  }

  private static final class Instrumentation implements CodeTransform {
    private boolean begun;

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (!begun) {
        begun = true;
        builder.invokestatic(INJECTOR, "calls", VOID);
      }
      if (allocates(element)) {
        builder.invokestatic(INJECTOR, "allocates", VOID);
      }
      builder.with(element);
    }

    private static boolean allocates(CodeElement element) {
      return switch (element) {
        case NewObjectInstruction _,
            NewPrimitiveArrayInstruction _,
            NewReferenceArrayInstruction _,
            NewMultiArrayInstruction _ ->
            true;
        case InvokeDynamicInstruction dynamic -> allocates(dynamic);
        case InvokeInstruction invoke -> allocates(invoke);
        default -> false;
      };
    }

    /**
     * A string, or a lambda that captures something; others are made once, when they are linked.
     */
    private static boolean allocates(InvokeDynamicInstruction dynamic) {
      String factory = dynamic.bootstrapMethod().owner().displayName();
      return factory.equals("StringConcatFactory")
          || (factory.equals("LambdaMetafactory") && dynamic.typeSymbol().parameterCount() > 0);
    }

    private static boolean allocates(InvokeInstruction invoke) {
      String owner = invoke.owner().asInternalName();
      String name = invoke.name().stringValue();
      return owner.startsWith("java/util/")
          ? ALLOCATING.contains(name) && !owner.contains("/atomic/")
          : owner.equals("java/lang/Thread") && name.equals("start");
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return getParent().getResourceAsStream(name);
  }
}
