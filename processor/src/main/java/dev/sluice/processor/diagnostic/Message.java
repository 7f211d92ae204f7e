package dev.sluice.processor.diagnostic;

/**
 * A message that Sluice prints. All wording is in the catalogues that implement this, one for each
 * family of rules. Several messages may share a code, which is what a user looks up; each code has
 * a page {@code docs/diagnostics/CODE.md}.
 */
public interface Message {
  /** What switches every warning off, in {@code @SuppressWarnings}. */
  String SUPPRESSION_OF_ALL = "sluice";

  /** Where the page of each code is: the site that is made of {@code docs}. */
  String PAGES = "https://sluice.dev/diagnostics/";

  /**
   * What a catalogue has of each message. The text says what is wrong, with the names in quotes,
   * then what was expected, then the remedy. It is filled as {@link String#format} does it; details
   * stand on lines of their own, indented by four spaces. The sentence that names a warning's
   * switch is added to its remedy when it is rendered.
   *
   * @param code the stable name by which a user looks the message up and suppresses it
   * @param severity how much it weighs
   * @param text the text, with places for arguments
   */
  record Template(String code, Severity severity, String text) {}

  /**
   * What the catalogue has.
   *
   * @return the template
   */
  Template template();

  /**
   * The stable name by which a user looks the message up and suppresses it.
   *
   * @return the code, such as {@code NoSender}
   */
  default String code() {
    return template().code();
  }

  /**
   * How much the message weighs.
   *
   * @return the severity
   */
  default Severity severity() {
    return template().severity();
  }

  /**
   * Whether a source can switch the message off.
   *
   * @return true for a warning about what the source says
   */
  default boolean hasSwitch() {
    return severity() == Severity.WARNING;
  }

  /**
   * The name that switches a warning off.
   *
   * @return the value for {@code @SuppressWarnings}, such as {@code sluice:Disconnected}
   */
  default String suppression() {
    return SUPPRESSION_OF_ALL + ":" + code();
  }

  /**
   * The address of the page that explains the message.
   *
   * @return the address, such as {@code https://sluice.dev/diagnostics/NoSender}
   */
  default String page() {
    return PAGES + code();
  }

  /**
   * The text to print.
   *
   * @param arguments what fills the template, in its order
   * @return {@code [Sluice/Code] text}, and on the last line the address of the message's page
   */
  default String render(Object... arguments) {
    String text = "[Sluice/" + code() + "] " + template().text().formatted(arguments);
    // Its last sentence, which is the remedy, goes on with the other way out.
    String remedy =
        hasSwitch()
            ? text.substring(0, text.length() - 1)
                + ", or say that it is intended with @SuppressWarnings(\"%s\")."
                    .formatted(suppression())
            : text;
    return remedy + "\n    See " + page();
  }
}
