# The kiosk as a Debian package: `./dev package`, or the target `package` of a release build once
# `onedoor-kiosk` is built. Installing copies nothing else of this project.
if(NOT TARGET onedoor-kiosk)
    return()
endif()
set(packaging ${CMAKE_SOURCE_DIR}/client/packaging)
set(documents share/doc/onedoor-kiosk)

# The tree of Debian, wherever a developer's own prefix points.
set(CMAKE_INSTALL_PREFIX /usr)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# The server and the site are not in it, so they need not be built.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CMAKE_SKIP_PACKAGE_ALL_DEPENDENCY ON)

# What a new machine works from until it has met its office.
set(kiosk_site ${CMAKE_BINARY_DIR}/packaging/site)
get_property(site_data GLOBAL PROPERTY ONEDOOR_SITE_ARGUMENTS)
list(FILTER site_data INCLUDE REGEX
    "^(guides|index|offices|procedures|units)\\.json=")
list(TRANSFORM site_data REPLACE "^[^=]*=" "" OUTPUT_VARIABLE site_files)
add_custom_command(OUTPUT ${kiosk_site}/edition.json
    COMMAND ${packaging}/pack_site.py ${kiosk_site} ${site_data}
    DEPENDS ${packaging}/pack_site.py ${site_files}
    COMMENT "Packing the site's data files" VERBATIM)
add_custom_target(kiosk_site DEPENDS ${kiosk_site}/edition.json)

install(TARGETS onedoor-kiosk RUNTIME DESTINATION bin)
install(FILES ${ONEDOOR_FONT_FILES} DESTINATION share/onedoor-kiosk/fonts)
install(FILES ${ONEDOOR_UNIT_MAPPINGS} DESTINATION share/onedoor-kiosk)
install(DIRECTORY ${kiosk_site}/ DESTINATION share/onedoor-kiosk/site)
install(FILES ${CMAKE_SOURCE_DIR}/assets/kiosk/kiosk.json DESTINATION /etc/onedoor)
install(FILES ${packaging}/system/onedoor-kiosk.service DESTINATION lib/systemd/system)
install(FILES ${packaging}/system/sysusers.conf DESTINATION lib/sysusers.d
    RENAME onedoor-kiosk.conf)
install(FILES ${packaging}/system/tmpfiles.conf DESTINATION lib/tmpfiles.d
    RENAME onedoor-kiosk.conf)
install(FILES ${packaging}/system/udev.rules DESTINATION lib/udev/rules.d
    RENAME 70-onedoor-kiosk.rules)
install(FILES ${packaging}/README.md ${CMAKE_SOURCE_DIR}/assets/kiosk/kiosk.example.json
    ${CMAKE_SOURCE_DIR}/assets/kiosk/kiosk.schema.json DESTINATION ${documents})

# What is compiled in brings its terms along.
set(copyright "onedoor: copyright the onedoor maintainers.\n\nThe fonts are cut from Noto Sans; \
their terms are in /usr/share/doc/fonts-noto-core/copyright.\n")
FetchContent_GetProperties(imgui)
FetchContent_GetProperties(httplib)
FetchContent_GetProperties(qrcodegen)
foreach(part "Dear ImGui=${imgui_SOURCE_DIR}/LICENSE.txt" "cpp-httplib=${httplib_SOURCE_DIR}/LICENSE"
        "Phosphor Icons=${ONEDOOR_NPM}/@phosphor-icons/web/LICENSE"
        "QR Code generator=${qrcodegen_SOURCE_DIR}/c/qrcodegen.c")
    string(REGEX MATCH "^(.*)=(.*)$" part ${part})
    set(part_name ${CMAKE_MATCH_1})
    file(READ ${CMAKE_MATCH_2} terms)
    # Of a source file its first comment.
    string(REGEX REPLACE "\\*/.*" "" terms "${terms}")
    string(APPEND copyright "\n--- ${part_name} ---\n\n${terms}\n")
endforeach()
file(WRITE ${CMAKE_BINARY_DIR}/packaging/copyright "${copyright}")
install(FILES ${CMAKE_BINARY_DIR}/packaging/copyright DESTINATION ${documents})

# Debian asks for a changelog and a manual page, both compressed without a date.
file(WRITE ${CMAKE_BINARY_DIR}/packaging/changelog "onedoor-kiosk (${PROJECT_VERSION}) stable; \
urgency=medium\n\n  * See the history of the project.\n\n \
-- onedoor maintainers <maintainers@onedoor.example>  Sun, 22 Nov 2026 00:00:00 +0000\n")
find_program(ONEDOOR_GZIP gzip REQUIRED)
foreach(document ${CMAKE_BINARY_DIR}/packaging/changelog ${packaging}/onedoor-kiosk.1)
    get_filename_component(name ${document} NAME)
    execute_process(COMMAND ${ONEDOOR_GZIP} -9nc ${document} COMMAND_ERROR_IS_FATAL ANY
        OUTPUT_FILE ${CMAKE_BINARY_DIR}/packaging/${name}.gz)
endforeach()
install(FILES ${CMAKE_BINARY_DIR}/packaging/changelog.gz DESTINATION ${documents})
install(FILES ${CMAKE_BINARY_DIR}/packaging/onedoor-kiosk.1.gz DESTINATION share/man/man1)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${packaging}/onedoor-kiosk.1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME onedoor-kiosk)
set(CPACK_PACKAGE_VENDOR onedoor)
set(CPACK_PACKAGE_CONTACT "onedoor maintainers <maintainers@onedoor.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Self-service kiosk of a one-door administration counter")
set(CPACK_PACKAGE_DESCRIPTION "Một Cửa on a touchscreen: citizens take a number, fill in and hand in
files, follow them and get a receipt, also without a network. Full screen in
the compositor cage, watched by systemd.")
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded while it runs, so that no shared library tells of them. Debian's cage does not start without
# Xwayland, which nothing here ever speaks to.
string(CONCAT CPACK_DEBIAN_PACKAGE_DEPENDS "cage, seatd, xwayland, systemd, udev, passwd, "
    "init-system-helpers (>= 1.54~), libegl1, libegl-mesa0, libgl1-mesa-dri, fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, cups")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/deb/conffiles ${packaging}/deb/postinst
    ${packaging}/deb/prerm ${packaging}/deb/postrm)
include(CPack)
