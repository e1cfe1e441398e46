package io.newswire.render.article;

import java.util.ArrayList;
import java.util.List;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import org.jspecify.annotations.Nullable;

/**
 * Who made an article, as lines in its own language.
 *
 * @param byline "By A, B and C"; null where no author is named
 * @param editors "Edited by A"; null where no editor is named
 * @param further photographers and translators, a line each
 */
record Credits(@Nullable String byline, @Nullable String editors, List<String> further) {
  private static final List<ContributorRole> FURTHER = List.of(ContributorRole.PHOTOGRAPHER,
      ContributorRole.TRANSLATOR);

  static Credits of(List<Contributor> contributors, Labels labels) {
    var further = new ArrayList<String>();
    for (var role : FURTHER) {
      var line = line(labels.credit(role), names(contributors, role), labels);
      if (line != null) {
        further.add(line);
      }
    }
    return new Credits(
        line(labels.by(), names(contributors, ContributorRole.AUTHOR), labels),
        line(labels.editedBy(), names(contributors, ContributorRole.EDITOR), labels),
        List.copyOf(further));
  }

  /** The names of those with this role, in the order given. */
  static List<String> names(List<Contributor> contributors, ContributorRole role) {
    var names = new ArrayList<String>();
    for (var contributor : contributors) {
      if (contributor.getRole() == role) {
        names.add(contributor.getName());
      }
    }
    return names;
  }

  private static @Nullable String line(String label, List<String> names, Labels labels) {
    return names.isEmpty() ? null : label + " " + labels.enumerate(names);
  }
}
