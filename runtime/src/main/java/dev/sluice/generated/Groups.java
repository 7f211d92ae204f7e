package dev.sluice.generated;

import dev.sluice.Group;
import dev.sluice.internal.group.GroupAccess;
import dev.sluice.internal.group.GroupCore;
import java.lang.invoke.MethodHandles;

/** What is behind the groups that generated code is given. */
public final class Groups {
  static {
    try {
      MethodHandles.lookup().ensureInitialized(Group.class);
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Groups() {}

  static GroupCore core(Group group) {
    return GroupAccess.core(group);
  }

  static Group facade(GroupCore core) {
    return (Group) GroupAccess.facade(core);
  }
}
