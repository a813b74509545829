/** Sources in JSON: bills of materials, and the walk over any document that also readers of rows and indicators use. */
@NullMarked
package dev.imatool.parsers.known.json;

import org.jspecify.annotations.NullMarked;
