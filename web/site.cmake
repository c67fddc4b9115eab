# The site: everything the server gives out, assembled by the target `site` in a native build into
# ${ONEDOOR_SITE}, from any room's files and from the WebAssembly client of ONEDOOR_WEB_BUILD.
set(ONEDOOR_SITE ${CMAKE_BINARY_DIR}/site)
set(ONEDOOR_WEB_BUILD ${CMAKE_SOURCE_DIR}/build/web CACHE PATH "Build tree of the web client")

# onedoor_site_public(<name> <file>): served under a name with its hash, {{asset:<name>}} in texts.
function(onedoor_site_public name file)
    set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_ARGUMENTS --public ${name}=${file})
    set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_FILES ${file})
endfunction()

# onedoor_site_fixed(<name> <file>): served as /<name>.
function(onedoor_site_fixed name file)
    set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_ARGUMENTS --fixed ${name}=${file})
    set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_FILES ${file})
endfunction()

# onedoor_site_private(<name> <file or folder> [DEPENDS <file or target> ...]): for the server
# alone. A folder needs DEPENDS, because a build cannot see what is in it.
function(onedoor_site_private name path)
    cmake_parse_arguments(PRIVATE_PART "" "" "DEPENDS" ${ARGN})
    set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_ARGUMENTS --private ${name}=${path})
    if(PRIVATE_PART_DEPENDS)
        set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_FILES ${PRIVATE_PART_DEPENDS})
    else()
        set_property(GLOBAL APPEND PROPERTY ONEDOOR_SITE_FILES ${path})
    endif()
endfunction()

# onedoor_site_icon(<name> <pixels> <drawing>): <name>.png, drawn from web/<drawing>.
function(onedoor_site_icon name pixels drawing)
    find_program(ONEDOOR_RSVG rsvg-convert REQUIRED)
    set(source ${CMAKE_SOURCE_DIR}/web/${drawing})
    set(file ${CMAKE_BINARY_DIR}/icons/${name}.png)
    add_custom_command(OUTPUT ${file}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/icons
        COMMAND ${ONEDOOR_RSVG} --width ${pixels} --height ${pixels} --output ${file} ${source}
        DEPENDS ${source} COMMENT "Drawing ${name}.png" VERBATIM)
    add_custom_target(${name} DEPENDS ${file})
    onedoor_site_public(${name}.png ${file})
endfunction()

# Adds the target `site`; called when every room has said what it has to give.
function(onedoor_site_target)
    get_property(arguments GLOBAL PROPERTY ONEDOOR_SITE_ARGUMENTS)
    get_property(files GLOBAL PROPERTY ONEDOOR_SITE_FILES)
    add_custom_command(OUTPUT ${ONEDOOR_SITE}/assets.json
        COMMAND ${CMAKE_SOURCE_DIR}/web/build_site.py --output ${ONEDOOR_SITE}
            --minifier ${ONEDOOR_NPM}/esbuild/bin/esbuild ${arguments}
        DEPENDS ${CMAKE_SOURCE_DIR}/web/build_site.py ${files}
        COMMENT "Assembling the site" VERBATIM)
    add_custom_target(site DEPENDS ${ONEDOOR_SITE}/assets.json)
endfunction()

if(NOT EMSCRIPTEN)
    cmake_language(DEFER CALL onedoor_site_target)
    foreach(font IN LISTS ONEDOOR_FONT_FILES)
        get_filename_component(name ${font} NAME)
        onedoor_site_public(${name} ${font})
    endforeach()
    if(EXISTS ${CMAKE_SOURCE_DIR}/client/main_web.cpp)
        onedoor_site_public(onedoor.js ${ONEDOOR_WEB_BUILD}/client/onedoor.js)
        onedoor_site_public(onedoor.wasm ${ONEDOOR_WEB_BUILD}/client/onedoor.wasm)
    endif()
endif()
