package dev.sluice.internal.channel;

/**
 * Makes sure that there is room on the stack for what has to be done as a whole: a critical section
 * with the wake-up that follows it, and the start of a goroutine. Without that, a {@link
 * StackOverflowError} might end it between any two of its calls, and leave a lock held, a goroutine
 * out of its queue that nobody has told, or one counted that never runs. (The JDK has an annotation
 * for this, which only its own classes may use.)
 *
 * <p>The room is that of a frame with more variables than any of these needs, with the methods of
 * the JDK that it calls. The interpreter asks for such a frame when it calls the method. Compiled
 * code has no variables for it, but may have to go back to the interpreter in the middle of the
 * method, at the branch that is never taken, and asks for the room that it would need then, when it
 * begins. So compiled code pays for a look at a field, and for touching a page of the stack or two.
 *
 * <p>Neither is promised by the Java Virtual Machine Specification; HotSpot does both. Elsewhere an
 * overflow may still end a section. The program {@code OverflowInOperations} looks whether it does.
 */
public final class StackRoom {
  /** False for ever, which the compiler must not know. */
  private static boolean never;

  private StackRoom() {}

  /**
   * Does nothing if there is room.
   *
   * @throws StackOverflowError if there is none
   */
  @SuppressWarnings({"unused", "NonFinalStaticField"})
  public static void reserve() {
    if (never) {
      long r000, r001, r002, r003, r004, r005, r006, r007, r008, r009, r010, r011;
      long r012, r013, r014, r015, r016, r017, r018, r019, r020, r021, r022, r023;
      long r024, r025, r026, r027, r028, r029, r030, r031, r032, r033, r034, r035;
      long r036, r037, r038, r039, r040, r041, r042, r043, r044, r045, r046, r047;
      long r048, r049, r050, r051, r052, r053, r054, r055, r056, r057, r058, r059;
      long r060, r061, r062, r063, r064, r065, r066, r067, r068, r069, r070, r071;
      long r072, r073, r074, r075, r076, r077, r078, r079, r080, r081, r082, r083;
      long r084, r085, r086, r087, r088, r089, r090, r091, r092, r093, r094, r095;
      long r096, r097, r098, r099, r100, r101, r102, r103, r104, r105, r106, r107;
      long r108, r109, r110, r111, r112, r113, r114, r115, r116, r117, r118, r119;
      long r120, r121, r122, r123, r124, r125, r126, r127, r128, r129, r130, r131;
      long r132, r133, r134, r135, r136, r137, r138, r139, r140, r141, r142, r143;
      long r144, r145, r146, r147, r148, r149, r150, r151, r152, r153, r154, r155;
      long r156, r157, r158, r159, r160, r161, r162, r163, r164, r165, r166, r167;
      long r168, r169, r170, r171, r172, r173, r174, r175, r176, r177, r178, r179;
      long r180, r181, r182, r183, r184, r185, r186, r187, r188, r189, r190, r191;
      long r192, r193, r194, r195, r196, r197, r198, r199, r200, r201, r202, r203;
      long r204, r205, r206, r207, r208, r209, r210, r211, r212, r213, r214, r215;
      long r216, r217, r218, r219, r220, r221, r222, r223, r224, r225, r226, r227;
      long r228, r229, r230, r231, r232, r233, r234, r235, r236, r237, r238, r239;
      long r240, r241, r242, r243, r244, r245, r246, r247, r248, r249, r250, r251;
      long r252, r253, r254, r255, r256, r257, r258, r259, r260, r261, r262, r263;
      long r264, r265, r266, r267, r268, r269, r270, r271, r272, r273, r274, r275;
      long r276, r277, r278, r279, r280, r281, r282, r283, r284, r285, r286, r287;
      long r288, r289, r290, r291, r292, r293, r294, r295, r296, r297, r298, r299;
      long r300, r301, r302, r303, r304, r305, r306, r307, r308, r309, r310, r311;
      long r312, r313, r314, r315, r316, r317, r318, r319, r320, r321, r322, r323;
      long r324, r325, r326, r327, r328, r329, r330, r331, r332, r333, r334, r335;
      long r336, r337, r338, r339, r340, r341, r342, r343, r344, r345, r346, r347;
      long r348, r349, r350, r351, r352, r353, r354, r355, r356, r357, r358, r359;
      long r360, r361, r362, r363, r364, r365, r366, r367, r368, r369, r370, r371;
      long r372, r373, r374, r375, r376, r377, r378, r379, r380, r381, r382, r383;
      long r384, r385, r386, r387, r388, r389, r390, r391, r392, r393, r394, r395;
      long r396, r397, r398, r399, r400, r401, r402, r403, r404, r405, r406, r407;
      long r408, r409, r410, r411, r412, r413, r414, r415, r416, r417, r418, r419;
      long r420, r421, r422, r423, r424, r425, r426, r427, r428, r429, r430, r431;
      long r432, r433, r434, r435, r436, r437, r438, r439, r440, r441, r442, r443;
      long r444, r445, r446, r447, r448, r449, r450, r451, r452, r453, r454, r455;
      long r456, r457, r458, r459, r460, r461, r462, r463, r464, r465, r466, r467;
      long r468, r469, r470, r471, r472, r473, r474, r475, r476, r477, r478, r479;
      long r480, r481, r482, r483, r484, r485, r486, r487, r488, r489, r490, r491;
      long r492, r493, r494, r495, r496, r497, r498, r499, r500, r501, r502, r503;
      long r504, r505, r506, r507, r508, r509, r510, r511;
      throw new AssertionError();
    }
  }
}
