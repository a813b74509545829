package dev.imatool.examine.runtimepolicy.made;

import java.util.Optional;

/**
 * What is a source in another form?
 *
 * @param source in any form, as an argument
 * @param to the form to make
 * @param output name of the file that is to be written, for the report
 */
public record ConvertQuestion(String source, PolicyForm to, Optional<String> output) {}
