#include "tests/kiosk/screen_walk.h"

namespace onedoor::testing {

using ui::Role;

ScreenWalk::Fault const ScreenWalk::faults[] = {
    {"paper", [](EscposPrinter& inside) { inside.run_out_now(); }},
    {"cover", [](EscposPrinter& inside) { inside.open_cover(); }},
    {"jam", [](EscposPrinter& inside) { inside.jam_now(); }},
    {"error", [](EscposPrinter& inside) { inside.break_down(); }},
    {"silence", [](EscposPrinter& inside) { inside.stall(); }},
};

void ScreenWalk::printer(void (*change)(EscposPrinter&)) {
    m_hall.printer.with([change](EscposPrinter& inside) { change(inside); });
}

// What the machine says of each fault before and in the middle of a slip, and when it is mended;
// after a slip that was printed.
void ScreenWalk::printer_faults(std::string_view of) {
    for (Fault const& fault : faults) {
        before_printing(fault, of);
        while_printing(fault, of);
    }
}

void ScreenWalk::before_printing(Fault const& fault, std::string_view of) {
    printer(fault.begin);
    m_person.wait_until([&] { return m_hall.window.kiosk().turn_ms() > 100; }, "a resting printer");
    m_person.touch(Role::Button, "In lại");
    std::string const name(fault.name);
    m_person.wait_until(
        [&] {
            std::string const seen = m_hall.window.kiosk().frame().tree().dump();
            return seen.find("chưa in được phiếu") != std::string::npos;
        },
        name);
    m_gallery.take(std::string(of) + "-" + name + "-before");
    printer([](EscposPrinter& inside) { inside.repair(); });
    m_person.wait_for(Role::Button, "In phiếu");
    if (&fault == faults)
        m_gallery.take(std::string(of) + "-printer-ready");
}

void ScreenWalk::while_printing(Fault const& fault, std::string_view of) {
    printer([](EscposPrinter& inside) { inside.print_per_turn(4); });
    m_person.touch(Role::Button, "In phiếu");
    m_person.wait_until(
        [&] {
            return m_hall.printer.with(
                [](EscposPrinter& inside) { return inside.uncut().height > 40; });
        },
        "a slip that begins");
    if (&fault == faults)
        m_gallery.take(std::string(of) + "-printing");
    printer(fault.begin);
    m_person.wait_until_gone(Role::Alert, "Đang in phiếu");
    m_gallery.take(std::string(of) + "-" + std::string(fault.name) + "-during");
    printer([](EscposPrinter& inside) { inside.repair(); });
    m_person.wait_for(Role::Alert, "Xin kiểm tra phiếu vừa in");
    if (&fault == faults)
        m_gallery.take(std::string(of) + "-unconfirmed");
    m_person.touch(Role::Button, "In lại");
    m_person.wait_for(Role::Alert, "Đã in xong phiếu");
}

}
