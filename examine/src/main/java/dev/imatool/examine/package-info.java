/**
 * What lists, quotes, keys, PCR values and logs prove together: one package for each question. In each, a {@code …Question} record says
 * what is asked, an {@code …Examination} answers it, and a {@code …Report} record is the answer. Every question is asked in one way:
 *
 * <pre>{@code
 * try (InputArguments inputs = new InputArguments()) {
 *     PolicyReport report = new PolicyExamination(new ListPass(inputs)).examine(new PolicyQuestion("ima-policy"));
 * }
 * }</pre>
 *
 * <ul>
 *   <li>An examination has one constructor, and that takes a {@link dev.imatool.examine.input.ListPass}: it says which files may be
 *       opened ({@link dev.imatool.examine.input.InputArguments}), how lists are read, and who hears how far that is.
 *   <li>Its methods are all called {@code examine}. They take the question, and after it at most what takes rows or a file that is
 *       written meanwhile.
 *   <li>They throw {@link dev.imatool.examine.input.QuestionException} where a question contradicts itself, {@link
 *       dev.imatool.examine.input.UnreadableInputException} where an input cannot be read at all or is of another form. Damaged
 *       contents are no exception: the report says them.
 *   <li>Inputs and all that is made with them serve one question, because the report names every file that was opened. Where a report
 *       reads a list again for rows that it does not keep, they have to stay open until it is written.
 * </ul>
 *
 * <p>Other packages hold what several questions need: {@code input}, {@code report}, {@code reference}, {@code parts} and {@code
 * listfolder}.
 */
@NullMarked
package dev.imatool.examine;

import org.jspecify.annotations.NullMarked;
