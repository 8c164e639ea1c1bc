/** Links for people who are not signed in: nobody can make one up or change it. */
@NullMarked
package io.klientela.platform.links;

import org.jspecify.annotations.NullMarked;
