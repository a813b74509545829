/**
 * Reports as JSON (docs/json.md): one document with a fixed order of keys, or one object a line. Nothing is computed here.
 */
@NullMarked
package dev.imatool.cli.json;

import org.jspecify.annotations.NullMarked;
