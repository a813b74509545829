/**
 * Manual pages and completions, made from the command model by the build: AsciiDoc for asciidoctor to turn into roff, and
 * scripts for bash and zsh. No command or option is named here; whatever the command line offers is found in its model,
 * and {@link dev.imatool.man.Generator} writes all of it.
 */
@NullMarked
package dev.imatool.man;

import org.jspecify.annotations.NullMarked;
