/**
 * The folder that files are fed through, whatever is in them: which entries are read, how a file that was read leaves it, and
 * what an operator sees of what lies there.
 */
package io.oktafactors.routes.folder;
