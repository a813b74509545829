/**
 * How a report is declared: each field once, with its key, its meaning, its type and where its value comes from. Documents in
 * every format, JSON Schemas and the documentation of the documents are made from these declarations.
 */
@NullMarked
package dev.imatool.render.declare;

import org.jspecify.annotations.NullMarked;
