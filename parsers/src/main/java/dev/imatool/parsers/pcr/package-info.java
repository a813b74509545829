/**
 * Reads expected PCR values in every shape in which they arrive: what tpm2-tools, the IBM TSS, evmctl, sysfs, Keylime and
 * systemd print or write, and what people type. The shape is detected from content alone.
 *
 * <p>Start with {@link dev.imatool.parsers.pcr.file.PcrFile} for files and folders and
 * {@link dev.imatool.parsers.pcr.PcrOption} for a value typed on the command line. Each shape is one class after
 * {@link dev.imatool.parsers.pcr.ShapeReader}; all of them hand what they find to one
 * {@link dev.imatool.parsers.pcr.PcrCollector}, which judges values and words the diagnostics.
 */
@NullMarked
package dev.imatool.parsers.pcr;

import org.jspecify.annotations.NullMarked;
