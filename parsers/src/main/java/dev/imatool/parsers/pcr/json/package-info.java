/** PCR values in JSON: {@link dev.imatool.parsers.pcr.json.JsonReader} finds them at any depth. */
@NullMarked
package dev.imatool.parsers.pcr.json;

import org.jspecify.annotations.NullMarked;
