package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;

/** Why no class can be generated: names, types and sizes that Java does not allow there. */
public enum GenerationMessage implements Message {
  /** pipeline, type. */
  INACCESSIBLE_PIPELINE(
      "Inaccessible",
      ERROR,
      "pipeline '%s' cannot be used by the generated class: '%s' is private. Make it"
          + " package-private."),
  /** pipeline, type around it. */
  INACCESSIBLE_INNER_PIPELINE(
      "Inaccessible",
      ERROR,
      "pipeline '%s' cannot be used by the generated class: it is an inner class, which"
          + " belongs to an instance of '%s'. Make it static."),
  /** stage, method. */
  INACCESSIBLE_METHOD(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: method '%s' is private. Make it"
          + " package-private."),
  /** stage, class. */
  INACCESSIBLE_CLASS(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: class '%s' is private, or of"
          + " another package and not public. Make it public."),
  /** stage, method. */
  INACCESSIBLE_CLASS_METHOD(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: method '%s' is not public, as the stage of"
          + " a class has to be. Make it public."),
  /** stage, method, class that has it. */
  INACCESSIBLE_METHOD_ELSEWHERE(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: method '%s' is inherited from '%s', which"
          + " is in another package, and is not public. Make it public."),
  /** stage, method. */
  INACCESSIBLE_METHOD_NAME(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: '%s' is not a name that can be written in"
          + " Java. Rename the method."),
  /** stage, class, class around it. */
  INACCESSIBLE_INNER_CLASS(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: class '%s' is an inner class, whose"
          + " objects belong to one of '%s'. Make it static."),
  /** stage or channel, in one word; its name, type. */
  INACCESSIBLE_TYPE(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: its type '%s' is private. Make the type"
          + " package-private."),
  /** stage or channel, in one word; its name, type, package. */
  INACCESSIBLE_TYPE_ELSEWHERE(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: its type '%s' is not public, and cannot be"
          + " seen in package '%s'. Make the type public."),
  /** stage or channel, in one word; its name, type, module. */
  INACCESSIBLE_TYPE_MODULE(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: its type '%s' is in a package that module"
          + " '%s' does not export. Export the package, or use a type of one that is exported."),
  /** stage or channel, in one word; its name, type. */
  INACCESSIBLE_TYPE_NAME(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: the name of its type '%s' cannot be"
          + " written in Java. Rename the type."),
  /** pipeline or set of cases, in one word; its name. */
  INACCESSIBLE_UNNAMED(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: it is declared in a compact source file,"
          + " whose class has no name for others. Declare it in a file of its own."),
  /** pipeline or set of cases, in one word; its name. */
  INACCESSIBLE_LOCAL(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: it is declared in a method, and has no name"
          + " outside of it. Declare it in a class or in a file of its own."),
  /** select, type. */
  INACCESSIBLE_SELECT(
      "Inaccessible",
      ERROR,
      "select '%s' cannot be used by the generated class: '%s' is private. Make it"
          + " package-private."),
  /** pipeline. */
  GENERIC_PIPELINE(
      "Generic",
      ERROR,
      "pipeline '%s' has type parameters, but a pipeline is wired with concrete types."
          + " Name the types."),
  /** stage. */
  GENERIC_STAGE(
      "Generic",
      ERROR,
      "stage '%s' has type parameters, but a pipeline is wired with concrete types. Name"
          + " the types."),
  /** pipeline, number, limit. */
  SIZE_PORTS(
      "Size",
      ERROR,
      "pipeline '%s' has %s ports, but a method in Java takes at most 255 parameters. Put parts of"
          + " it into pipelines of their own, and name them as stages."),
  /** pipeline, number, limit. */
  SIZE_OBJECTS(
      "Size",
      ERROR,
      "the constructor for pipeline '%s' takes %s objects and numbers, but in Java it takes at most"
          + " 255 parameters. Make stages static, or put parts of it into pipelines of their own,"
          + " and name them as stages."),
  /** pipeline, number, limit. */
  SIZE_RESULTS(
      "Size",
      ERROR,
      "pipeline '%s' has %s results, more than a record in Java can hold. Collect them in fewer"
          + " stages."),
  /** pipeline, number. */
  SIZE_STAGES(
      "Size",
      ERROR,
      "pipeline '%s' has %s stages, and wiring them takes more code than a method in Java can have."
          + " Put parts of it into pipelines of their own, and name them as stages."),
  /** class. */
  NAME_EXISTS(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: a class of that name exists already. Choose"
          + " another name with @Pipeline(name = ...)."),
  /** class, type. */
  NAME_GENERATED(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: it is generated for '%s' already. Choose another"
          + " name with @Pipeline(name = ...)."),
  /** class. */
  NAME_OF_RESULTS(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: the record with the results of its stages has the same name."
          + " Choose another name with @Pipeline(name = ...)."),
  /** pipeline, type. */
  NAME_HIDDEN(
      "NameClash",
      ERROR,
      "the class of pipeline '%s' has a record '%s' for the results of its stages, which hides the"
          + " type of that name: in the unnamed package a type cannot be qualified. Rename the"
          + " type, or declare a package."),
  /** class. */
  NAME_OF_SELECT_EXISTS(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: a class of that name exists already. Rename that class, or"
          + " the interface with @SelectCases."),
  /** class, type. */
  NAME_OF_SELECT_GENERATED(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: it is generated for '%s' already. Rename one of the"
          + " interfaces with @SelectCases."),
  /** name. */
  NAME_INVALID(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: that is not a simple name of a class. Choose another name."),
  /** pipeline, class. */
  NESTED_UNGENERATED(
      "MissingType",
      ERROR,
      "pipeline '%s' is named as a stage, but its class '%s' does not exist. Compile it with this"
          + " processor."),
  /** type, missing type. */
  MISSING_TYPE(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to '%s', which does not exist. Check"
          + " the name and the imports."),
  /** type. */
  MISSING_STAGE_CLASS(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to a stage class, which does not"
          + " exist. Check the name and the imports."),
  /** type, stage class, missing type. */
  MISSING_IN_STAGE_CLASS(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to '%s', which needs '%s', which does"
          + " not exist. Check the name and the imports.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  GenerationMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }
}
