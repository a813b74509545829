/** Tests of envelopes and statements. */
@NullMarked
package dev.imatool.parsers.json.dsse;

import org.jspecify.annotations.NullMarked;
