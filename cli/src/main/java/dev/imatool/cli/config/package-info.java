/**
 * Configuration files: where they are looked for, what they hold, and what they add to a command line. TOML is read here only, and its
 * reader is loaded only where there is a file.
 */
@NullMarked
package dev.imatool.cli.config;

import org.jspecify.annotations.NullMarked;
