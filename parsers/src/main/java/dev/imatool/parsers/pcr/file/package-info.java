/** From a file or folder to PCR values: {@link dev.imatool.parsers.pcr.file.PcrFile} asks each form in turn. */
@NullMarked
package dev.imatool.parsers.pcr.file;

import org.jspecify.annotations.NullMarked;
