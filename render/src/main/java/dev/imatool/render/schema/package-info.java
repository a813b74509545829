/** What is made from declarations beside documents: JSON Schemas, and the documentation of every field. */
@NullMarked
package dev.imatool.render.schema;

import org.jspecify.annotations.NullMarked;
