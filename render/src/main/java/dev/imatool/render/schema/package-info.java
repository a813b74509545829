/** What is made from declarations in addition to documents: JSON Schemas, and the documentation of every field. */
@NullMarked
package dev.imatool.render.schema;

import org.jspecify.annotations.NullMarked;
