#pragma once

#include "client/platform/sdl/staff_site.h"
#include "tests/kiosk/person.h"

namespace onedoor::testing {

/// The person's turn, and the machine's own.
class Turns final : public platform::Turn {
public:
    Turns(Person& person, platform::StaffSite& site) : m_person(person), m_site(site) {}
    void turn(core::Uptime now) override {
        m_site.advance();
        m_person.turn(now);
    }

private:
    Person& m_person;
    platform::StaffSite& m_site;
};

}
