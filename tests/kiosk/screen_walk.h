#pragma once

#include "tests/kiosk/gallery.h"
#include "tests/support/chip_simulator.h"
#include "tests/support/terminal.h"
#include "tests/support/virtual_printer.h"

#include <string>
#include <string_view>

namespace onedoor::testing {

/// Somebody who goes to every screen of the machine in one look and takes its picture. What the
/// office has to do meanwhile, stop, start or give its last number, is asked of the one who started
/// the program: a line on stdout, "ask stop", answered by a line on stdin.
class ScreenWalk {
public:
    /// PIN of the staff's door.
    static constexpr std::string_view pin = "246813";

    struct Hall {
        Person& person;
        platform::Window& window;
        platform::Equipment& equipment;
        VirtualPrinter& printer;
        Terminal& reader;
        ChipSimulator& chip;
    };
    ScreenWalk(Hall const& hall, Gallery& gallery, Look const& look)
        : m_hall(hall), m_person(hall.person), m_gallery(gallery), m_look(look) {}

    /// With an office that answers at the beginning and at the end.
    void whole();
    /// Staff, and an outbox of which they are warned.
    void staffed();
    /// A citizen at a machine that can keep nothing more.
    void full();

private:
    enum class Pictures { None, Taken };
    struct Fault {
        std::string_view name;
        void (*begin)(EscposPrinter&);
    };
    static Fault const faults[];

    void begin_session();
    void dress();
    void end_session();
    void open(std::string_view address, ui::Role role, std::string_view name);
    void next(std::string_view heading);
    void ask(std::string_view what);
    void look(std::string_view name);
    void look_in_english(std::string_view name);

    void waiting();
    void settings();
    void finding();
    void hall();
    void last_number();

    // screen_walk_filing.cpp
    void filing(Pictures pictures);
    void address();
    void event();
    void registration();
    void hand_over();
    void take_card_back();
    void tracking();
    void ending();

    // screen_walk_printer.cpp
    void printer(void (*change)(EscposPrinter&));
    void printer_faults(std::string_view of);
    void before_printing(Fault const& fault, std::string_view of);
    void while_printing(Fault const& fault, std::string_view of);

    // screen_walk_apart.cpp
    void without_office();
    void without_answers();
    void out_of_service();
    void change_service(session::EventKind kind, std::string_view shown);
    void open_door();
    void staff_checks();
    void staff_lists();
    void staff_page(std::string_view button, std::string_view heading, std::string_view picture);

    Hall m_hall;
    Person& m_person;
    Gallery& m_gallery;
    Look m_look;
    Pictures m_pictures = Pictures::None;
};

}
