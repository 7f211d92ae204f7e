package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Stage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Writes the call of a stage's method. */
final class StageCall {
  private StageCall() {}

  /**
   * {@code Squares.squarer(squares, naturals)}, {@code squares.squarer(...)} on an instance, or
   * {@code squares.run(...)} of a pipeline.
   */
  static CodeBlock of(Stage stage, Names names, CodeBlock arguments) {
    var owner = stage.declaration().owner();
    CodeBlock target =
        stage.declaration().isInstance()
            ? CodeBlock.of("$N", names.instance(owner))
            : CodeBlock.of("$T", ClassName.get(owner));
    return CodeBlock.of(
        "$L.$N($L)",
        target,
        stage.pipeline().isPresent()
            ? "run"
            : stage.declaration().element().getSimpleName().toString(),
        arguments);
  }

  /**
   * What calls a stage that declares {@code Throwable}, while a task may throw an {@code
   * Exception}:
   *
   * <pre>
   * private static int callSquarer(int naturals) throws Exception {
   *   try {
   *     return Squares.squarer(naturals);
   *   } catch (Exception | Error e) {
   *     throw e;
   *   } catch (Throwable e) {
   *     throw new UndeclaredThrowableException(e);
   *   }
   * }
   * </pre>
   */
  static MethodSpec method(Stage stage, Names names) {
    Scope scope = names.hiddenOnly();
    boolean isInstance = stage.declaration().isInstance();
    if (isInstance) {
      scope.fresh(names.instance(stage.declaration().owner()));
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(names.call(stage))
            .addJavadoc("The stage declares more than a goroutine may throw.\n")
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.get(stage.declaration().result()))
            .addException(Exception.class);
    if (!isInstance) {
      method.addModifiers(Modifier.STATIC);
    }
    // Named after channels: a class file may lack the names of parameters.
    Iterator<Endpoint> inputs = stage.inputs().iterator();
    Iterator<Endpoint> outputs = stage.outputs().iterator();
    List<CodeBlock> arguments = new ArrayList<>();
    for (ParameterDeclaration parameter : stage.declaration().parameters()) {
      boolean sends = parameter.kind().filter(ChannelKind.SEND::equals).isPresent();
      String name = scope.fresh((sends ? outputs : inputs).next().channel());
      method.addParameter(TypeName.get(parameter.type()), name);
      arguments.add(CodeBlock.of("$N", name));
    }
    boolean isVoid = stage.declaration().result().getKind() == TypeKind.VOID;
    CodeBlock call = of(stage, names, CodeBlock.join(arguments, ",$W"));
    String thrown = scope.fresh("e");
    return method
        .beginControlFlow("try")
        .addStatement(isVoid ? "$L" : "return $L", call)
        .nextControlFlow("catch ($T | $T $N)", Exception.class, Error.class, thrown)
        .addStatement("throw $N", thrown)
        .nextControlFlow("catch ($T $N)", Throwable.class, thrown)
        .addStatement("throw new $T($N)", RuntimeTypes.UNDECLARED, thrown)
        .endControlFlow()
        .build();
  }
}
