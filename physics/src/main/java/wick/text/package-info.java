/// **What a person wrote, read strictly; what a program reads, written exactly.**
///
/// Question    What does this file say, and where exactly does it say something it should not?
/// Gives       YAML and JSON as a tree that knows file, line and field; JSON and YAML text
/// Read first  [Document], then [Value]
/// Imports     nothing
/// Law         bad input is always an [InputException] naming file, line, field, value and what is allowed
@NullMarked
package wick.text;

import org.jspecify.annotations.NullMarked;
